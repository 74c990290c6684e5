package org.sonaffect.model.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;

class IntervalGainTest {
  private static final int CLIPS = 45;

  private static double[] errors(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] errors = new double[CLIPS];
    Arrays.setAll(errors, i -> Math.abs(random.nextGaussian()));
    return errors;
  }

  private static IntervalGain gain(double half, double[] errors, ClipGroups groups) {
    double[] own = new double[errors.length];
    Arrays.fill(own, half);
    return IntervalGain.of(groups, own, errors, errors, 10, Seeds.of(1));
  }

  private static ClipGroups alone() {
    return new ClipGroups(new @Nullable String[CLIPS]);
  }

  @Test
  void theChanceIsThatOfTheBinomialDistribution() {
    assertEquals(0.0320, IntervalGain.chance(45, 36 / 45.0), 5e-5);
    assertEquals(0.0757, IntervalGain.chance(45, 37 / 45.0), 5e-5);
    assertEquals(0.0432, IntervalGain.chance(20, 15 / 20.0), 5e-5);
    assertEquals(1, IntervalGain.chance(45, 1));
  }

  @Test
  void tooNarrowIntervalsAreMendedAndOthersStay() {
    double[] errors = errors(2);
    IntervalGain narrow = gain(0.9, errors, alone());
    assertTrue(narrow.gained(), narrow.toString());
    assertTrue(Math.abs(narrow.after() - 0.9) < 0.06, narrow.toString());
    assertFalse(gain(1.645, errors, alone()).gained(), "right");
    assertFalse(gain(5, errors, alone()).gained(), "wide ones keep what they promise");
  }

  @Test
  void aRecordingCountsOnceWhateverItWasCutInto() {
    double[] errors = new double[40];
    @Nullable String[] group = new @Nullable String[40];
    for (int i = 0; i < errors.length; i++) {
      // 20 clips of one recording are missed, and one of the 20 others.
      group[i] = i < 20 ? "a" : null;
      errors[i] = i <= 20 ? 2 : 0.5;
    }
    IntervalGain cut = gain(1, errors, new ClipGroups(group));
    assertEquals(19 / 21.0, cut.before(), 1e-12);
    assertFalse(cut.gained());
    assertTrue(gain(1, errors, new ClipGroups(new @Nullable String[40])).before() < 0.5);
  }
}
