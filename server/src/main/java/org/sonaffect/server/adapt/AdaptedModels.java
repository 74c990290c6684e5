package org.sonaffect.server.adapt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.file.CalibrationFile;
import org.sonaffect.server.owner.KeptResults;
import org.sonaffect.server.owner.Owners.Owner;

/**
 * The adapted models of all owners, on disk: {@code id.calibration} with what a model has beyond
 * the original, then {@code id.json} with what is said of it and whose it is. Only its owner sees a
 * model. His oldest makes room for his next; where all together are too large, the oldest of the
 * address with the most go.
 */
public final class AdaptedModels {
  /** Models of one owner. */
  public static final int OF_ONE_OWNER = 5;

  /** Time after which a model goes. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** All of them together. */
  private static final long MOST_BYTES = 64L << 20;

  /** What is said of one, bytes. */
  private static final long MOST_FACTS = 1 << 20;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern OURS =
      Pattern.compile("[0-9a-f]{32}\\.(calibration|json|open)(\\.part)?");
  private static final String CALIBRATION = ".calibration";
  private static final String FACTS = ".json";
  private static final String ORIGINAL = "original";

  private final Path folder;
  private final TrainedModel original;
  private final Map<String, Kept> kept = new TreeMap<>();
  private @Nullable CalibrationFile file;

  private record Kept(String id, Owner owner, long time, long bytes, ObjectNode facts) {}

  /**
   * Opens the folder; files of our names that belong to no model are removed.
   *
   * @param original that they are adapted from
   */
  public AdaptedModels(Path folder, TrainedModel original) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.original = original;
    for (Path path : files()) {
      String name = path.getFileName().toString();
      String id = name.substring(0, Math.max(0, name.indexOf('.')));
      if (name.equals(id + FACTS) && Files.exists(calibration(id))) {
        ObjectNode facts = facts(path);
        if (facts != null) {
          kept.put(id, new Kept(id, Owner.of(facts), time(path), bytes(id), facts));
        }
      }
    }
    for (Path path : files()) {
      if (!kept.containsKey(path.getFileName().toString().substring(0, 32))) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** What is said of a model; null where it is broken. */
  private static @Nullable ObjectNode facts(Path path) throws IOException {
    try {
      if (Files.size(path) <= MOST_FACTS
          && MAPPER.readTree(Files.readAllBytes(path)) instanceof ObjectNode facts) {
        return facts;
      }
    } catch (JsonProcessingException e) {
      // As any other that is none.
    }
    System.err.printf("sonaffect serve: an adapted model is lost, since %s is broken%n", path);
    return null;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> OURS.matcher(path.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  private static long time(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toMillis();
  }

  private long bytes(String id) throws IOException {
    return Files.size(calibration(id)) + Files.size(facts(id));
  }

  private Path calibration(String id) {
    return folder.resolve(id + CALIBRATION);
  }

  private Path facts(String id) {
    return folder.resolve(id + FACTS);
  }

  /** The form of the files; made when it is first needed, since it reads all of the original. */
  private synchronized CalibrationFile form() {
    if (file == null) {
      file = CalibrationFile.of(original);
    }
    return file;
  }

  /**
   * Keeps a model.
   *
   * @param id 32 hexadecimal digits that nobody guesses
   * @param said what its owner sees of it
   * @throws ModelException where it cannot be written
   */
  public void add(String id, Owner owner, TrainedModel adapted, JsonNode said)
      throws IOException, ModelException {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("the id " + id);
    }
    ObjectNode facts = said.deepCopy();
    owner.into(facts);
    facts.put(ORIGINAL, form().hash());
    form().write(adapted, calibration(id));
    try {
      AtomicFile.writeBytes(facts(id), MAPPER.writeValueAsBytes(facts));
    } catch (IOException e) {
      Files.deleteIfExists(calibration(id));
      throw e;
    }
    synchronized (this) {
      long youngest = kept.values().stream().mapToLong(Kept::time).max().orElse(0);
      long now = Math.max(System.currentTimeMillis(), youngest + 1);
      kept.put(id, new Kept(id, owner, now, bytes(id), facts));
      List<Kept> own = new ArrayList<>(of(owner));
      for (Kept old : own.subList(Math.min(own.size(), OF_ONE_OWNER), own.size())) {
        forget(old.id());
      }
    }
    tidy();
  }

  /** Those of an owner and of this original, the youngest first. */
  private List<Kept> of(Owner owner) {
    return kept.values().stream()
        .filter(one -> one.owner().name().equals(owner.name()))
        .sorted(Comparator.comparingLong(Kept::time).reversed().thenComparing(Kept::id))
        .toList();
  }

  /** What is said of the models of an owner, by id, the youngest first. */
  public List<JsonNode> list(Owner owner) {
    List<Kept> own;
    synchronized (this) {
      own = of(owner);
    }
    return own.stream().filter(this::fits).map(one -> said(one)).toList();
  }

  private static JsonNode said(Kept one) {
    ObjectNode said = one.facts().deepCopy();
    said.remove(List.of("address", "owner", ORIGINAL));
    return said;
  }

  private boolean fits(Kept one) {
    return one.facts().path(ORIGINAL).asText().equals(form().hash());
  }

  /** Whether it is a model of an owner, adapted from this original. */
  public boolean has(String id, Owner owner) {
    Kept one = kept(id);
    return one != null && one.owner().name().equals(owner.name()) && fits(one);
  }

  private synchronized @Nullable Kept kept(String id) {
    return kept.get(id);
  }

  /**
   * Reads a model; null where there is none, or no more.
   *
   * @throws ModelException where its file cannot be read
   */
  public @Nullable TrainedModel read(String id) throws ModelException {
    Kept one = kept(id);
    return one != null && fits(one) ? form().read(calibration(id)) : null;
  }

  /** Removes a model of an owner; false where there is none. */
  public boolean forget(String id, Owner owner) throws IOException {
    return has(id, owner) && forget(id);
  }

  private synchronized boolean forget(String id) throws IOException {
    Files.deleteIfExists(facts(id));
    Files.deleteIfExists(calibration(id));
    return kept.remove(id) != null;
  }

  /** Removes what is too old, and what makes room. */
  public synchronized void tidy() throws IOException {
    List<KeptResults.Result> all =
        kept.values().stream()
            .map(one -> new KeptResults.Result(one.id(), one.owner(), one.time(), one.bytes()))
            .toList();
    KeptResults most = new KeptResults(KEPT, Integer.MAX_VALUE, MOST_BYTES);
    for (String id : most.over(all, System.currentTimeMillis())) {
      forget(id);
    }
  }
}
