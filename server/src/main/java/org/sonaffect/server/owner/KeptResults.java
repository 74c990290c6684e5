package org.sonaffect.server.owner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sonaffect.server.owner.Owners.Owner;

/**
 * Which results of finished jobs make room. An owner makes room for himself alone: where all
 * results together are too large, the oldest of the largest address go, and of its largest owner.
 *
 * @param keptFor time after which any result goes
 * @param kept results of one owner; his older ones go, but none before {@link #PROMISED}
 * @param bytes of all results
 */
public record KeptResults(Duration keptFor, int kept, long bytes) {
  /** So long a result stays, however many its owner has. */
  public static final Duration PROMISED = Duration.ofMinutes(10);

  /** All results together, bytes. */
  public static final long MOST_BYTES = 1L << 30;

  /** What the file system takes for the smallest file. */
  private static final long BLOCK = 4096;

  /** A result: whose, since when (milliseconds of the epoch), and how large. */
  public record Result(String id, Owner owner, long time, long size) {
    long space() {
      return (size + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  /** Those that go, of all that there are. */
  public List<String> over(List<Result> all, long now) {
    List<Result> left = new ArrayList<>(all);
    left.sort(Comparator.comparingLong(Result::time).reversed().thenComparing(Result::id));
    List<String> over = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    left.removeIf(
        result -> {
          int count = counts.merge(result.owner().name(), 1, Integer::sum);
          long age = now - result.time();
          boolean goes = age > keptFor.toMillis() || count > kept && age > PROMISED.toMillis();
          return goes && over.add(result.id());
        });
    long space = left.stream().mapToLong(Result::space).sum();
    while (space > bytes && !left.isEmpty()) {
      String address = largest(left, result -> result.owner().address());
      List<Result> there =
          left.stream().filter(result -> result.owner().address().equals(address)).toList();
      String owner = largest(there, result -> result.owner().name());
      Result oldest =
          there.stream()
              .filter(result -> result.owner().name().equals(owner))
              .reduce((newer, older) -> older)
              .orElseThrow();
      left.remove(oldest);
      over.add(oldest.id());
      space -= oldest.space();
    }
    return over;
  }

  private static String largest(List<Result> results, Function<Result, String> whose) {
    Map<String, Long> sizes = new HashMap<>();
    results.forEach(one -> sizes.merge(whose.apply(one), one.space(), Long::sum));
    return Collections.max(sizes.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
