package org.sonaffect.acoustics.tonal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sonaffect.audio.stream.AudioException;

/** Whatever the samples are, there are finite values or a refusal that says why. */
class TonalMutationTest {
  private static final int BRIEF = 1000;
  private static final int CAMPAIGN = Integer.getInteger("sonaffect.fuzz.count", 100_000);
  private static final long SEED = Long.getLong("sonaffect.fuzz.seed", 45692);

  @Test
  void aThousandMutatedClips() {
    run(BRIEF);
  }

  @Test
  @Tag("long")
  @Tag("full")
  void aHundredThousandMutatedClips() {
    run(CAMPAIGN);
  }

  private static void run(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      SplittableRandom own = random.split();
      try {
        refused += refused(own) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("clip " + i + " of seed " + SEED, e);
      }
    }
    assertTrue(refused > count / 20 && refused < count / 2, refused + " refused");
  }

  /** Noise, steps and silence at any level, with some values of any bits. */
  private static boolean refused(SplittableRandom random) {
    int rate = 4000 + random.nextInt(random.nextInt(10) == 0 ? 188_001 : 8000);
    int channels = 1 + random.nextInt(4);
    float[] values = new float[channels * (1 + random.nextInt(4000))];
    double level = Math.pow(10, random.nextInt(21) - 12);
    int period = 1 + random.nextInt(1000);
    for (int i = 0; i < values.length; i++) {
      double noise = random.nextInt(3) * (random.nextDouble() - 0.5);
      values[i] = (float) (level * (i / period % 3 == 0 ? noise : i / period % 3 - 1));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      values[random.nextInt(values.length)] = Float.intBitsToFloat(random.nextInt());
    }
    double fullScaleLevel = random.nextInt(8) == 0 ? random.nextInt(400) - 200 : 94;
    try {
      TonalExtractor extractor =
          new TonalExtractor(
              rate, channels, fullScaleLevel, EnumSet.allOf(TonalExtractor.Part.class));
      extractor.accept(values, 0, values.length / channels);
      extractor.finishAll().values().forEach(TonalTest::assertFinite);
      return false;
    } catch (AudioException e) {
      assertEquals(AudioException.Kind.NON_FINITE, e.kind());
      return true;
    }
  }
}
