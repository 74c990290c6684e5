package org.sonaffect.corpus.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.corpus.Item;

/** Which clips of a corpus are named as one recording. */
class ResemblanceTest {
  private static DescribedClip clip(int line, @Nullable String group) {
    String id = "clip " + line;
    Item item = Item.rated(id, 0, 0, group, "");
    return new DescribedClip(Path.of("c.csv"), line, id, item, true, null);
  }

  private static int[] frames(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, 80)
        .map(i -> random.nextInt(1 << 12))
        .map(rises -> rises | (~rises & 0xfff) << 12)
        .toArray();
  }

  @Test
  void copiesAndPartsAreNamedUnlessTheyAreInOneGroup() {
    List<DescribedClip> clips =
        List.of(
            clip(2, null), clip(3, "a"), clip(4, null), clip(5, "a"), clip(6, "b"), clip(7, "b"));
    Fingerprint one = new Fingerprint(frames(1));
    Fingerprint part = new Fingerprint(Arrays.copyOfRange(frames(1), 30, 70));
    Fingerprint other = new Fingerprint(frames(2));
    List<@Nullable Fingerprint> prints = Arrays.asList(one, part, null, other, other, other);
    List<Resemblance.Pair> pairs = Resemblance.of(clips, prints);
    assertEquals(
        List.of("2 3", "5 6", "5 7"),
        pairs.stream().map(pair -> pair.first().line() + " " + pair.second().line()).toList());
  }
}
