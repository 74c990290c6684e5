package org.sonaffect.model.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.model.IntervalRule;

/** Intervals around excerpts, as wide as their errors ask for. */
class ChangedMissesTest {
  private static final List<Change> COMPARED =
      Stream.of("level -12 dB", "excerpt 10 s middle", "excerpt 5 s first")
          .map(Change::parse)
          .toList();

  /** Errors of deviation .3, .45 and .6, where half an interval is .49 (90 % of .3). */
  private static ChangedMisses misses() {
    ChangedMisses misses = new ChangedMisses(COMPARED);
    SplitMix64 random = new SplitMix64(7);
    for (int i = 0; i < 3000; i++) {
      for (int change = 0; change < COMPARED.size(); change++) {
        double miss = Math.abs((0.3 + 0.15 * change) * random.nextGaussian());
        misses.add(i % 5, change, miss, 0.493);
      }
    }
    return misses;
  }

  @Test
  void theFactorMakesUpForLargerErrors() {
    List<IntervalRule.Excerpt> excerpts = misses().excerpts();
    assertEquals(List.of(5.0, 10.0), excerpts.stream().map(IntervalRule.Excerpt::seconds).toList());
    assertEquals(2, excerpts.get(0).factor(), 0.1);
    assertEquals(1.5, excerpts.get(1).factor(), 0.08);
    for (int change = 0; change < COMPARED.size(); change++) {
      assertEquals(0.9, misses().coverage(change), 0.02, COMPARED.get(change).toString());
    }
  }

  @Test
  void withTooFewExcerptsNothingIsSaid() {
    ChangedMisses few = new ChangedMisses(COMPARED);
    few.add(0, 2, 0.1, 0.5);
    assertEquals(List.of(), few.excerpts());
  }

  @Test
  void betweenTwoLengthsEachDoublingTakesOffAlike() {
    IntervalRule rule =
        new IntervalRule("music", "arousal", 100, false, 1, 1, 0.4)
            .with(List.of(new IntervalRule.Excerpt(5, 1.4), new IntervalRule.Excerpt(20, 1.2)));
    assertEquals(1.4, rule.widening(0.3));
    assertEquals(1.4, rule.widening(5), 1e-12);
    assertEquals(1.3, rule.widening(10), 1e-12);
    assertEquals(1.2, rule.widening(20), 1e-12);
    assertEquals(1.1, rule.widening(20 * Math.sqrt(2)), 1e-12);
    assertEquals(1, rule.widening(40), 1e-12);
    assertEquals(1, rule.widening(Double.POSITIVE_INFINITY));
    assertTrue(new IntervalRule("m", "arousal", 9, false, 1, 1, 0.4).widening(1) == 1);
  }
}
