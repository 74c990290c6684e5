package org.sonaffect.learning.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.metrics.Interval;

class SeedsTest {
  @Test
  void theGeneratorIsSplitMix64() {
    SplitMix64 ours = new SplitMix64(1983);
    SplittableRandom oracle = new SplittableRandom(1983);
    for (int i = 0; i < 1000; i++) {
      assertEquals(oracle.nextLong(), ours.nextLong());
    }
  }

  @Test
  void seedsNeverChangeFromVersionToVersion() {
    Seeds folds = Seeds.of(1983).child("folds");
    assertEquals(1764072638583933252L, folds.value());
    assertEquals(folds.child("3"), folds.child(3));
  }

  @Test
  void everyPathHasItsOwnSeed() {
    Set<Long> seen = new HashSet<>();
    for (int study = 0; study < 50; study++) {
      for (String name : new String[] {"folds", "draw", "sounds", "music", ""}) {
        for (int repeat = 0; repeat < 10; repeat++) {
          assertTrue(seen.add(Seeds.of(study).child(name).child(repeat).value()));
          assertTrue(seen.add(Seeds.of(study).child(repeat).child(name).child("x").value()));
        }
      }
    }
  }

  @Test
  void boundedIntegersAreUniform() {
    int[] count = new int[7];
    SplitMix64 random = new SplitMix64(5);
    for (int i = 0; i < 70_000; i++) {
      count[random.nextInt(7)]++;
    }
    double chiSquared = 0;
    for (int c : count) {
      chiSquared += (c - 10_000.0) * (c - 10_000.0) / 10_000;
    }
    assertTrue(chiSquared < 22.46, "chi squared of 6 degrees at .999 is 22.46: " + chiSquared);
  }

  @Test
  void gaussiansHaveMeanZeroAndDeviationOne() {
    SplitMix64 random = new SplitMix64(6);
    double[] values = new double[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    assertEquals(0, Interval.mean(values), 0.03);
    assertEquals(1, Interval.variance(values), 0.05);
  }
}
