package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default grids, by nested cross-validation on real tables and on the folds shipped there. */
class SoundGridsTest {
  @Test
  void areSmallAndHaveNoPointTwice() {
    for (Grid grid :
        new Grid[] {SoundGrids.svr(), SoundGrids.linear(62), SoundGrids.linear(6373)}) {
      assertTrue(grid.size() <= 150);
      assertEquals(grid.size(), new HashSet<>(grid.points()).size());
    }
  }

  /** The means of a tuned scikit-learn SVR over the repetitions 0 to 2, to be met within .02. */
  @Tag("full")
  @ParameterizedTest
  @CsvSource({
    "music, arousal, .675",
    "music, valence, .261",
    "sounds, arousal, .833",
    "sounds, valence, .559",
  })
  void theSupportVectorMachineIsAsGoodAsATunedOne(String domain, String target, double wanted) {
    JointMir data = JointMir.read(domain);
    double mean = 0;
    for (int repeat = 0; repeat < 3; repeat++) {
      mean += nested(data, domain, target, repeat, SoundGrids.svr()) / 3;
    }
    assertTrue(mean >= wanted - 0.02, "mean out-of-fold R2 %.4f".formatted(mean));
  }

  /** One repetition varies more: its spread over repetitions is about .025 for music valence. */
  @ParameterizedTest
  @CsvSource({"music, arousal, .675", "music, valence, .261"})
  void theSupportVectorMachineIsAboutAsGoodInTheFirstRepetition(
      String domain, String target, double wanted) {
    JointMir data = JointMir.read(domain);
    double r2 = nested(data, domain, target, 0, SoundGrids.svr());
    assertTrue(r2 >= wanted - 0.05, "out-of-fold R2 %.4f".formatted(r2));
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({
    "music, arousal, .66",
    "music, valence, .19",
    "sounds, arousal, .76",
    "sounds, valence, .47",
  })
  void theElasticNetIsNotFarBehind(String domain, String target, double wanted) {
    JointMir data = JointMir.read(domain);
    double r2 = nested(data, domain, target, 0, SoundGrids.linear(data.x().columns()));
    assertTrue(r2 >= wanted, "out-of-fold R2 %.4f".formatted(r2));
  }

  private static double nested(JointMir data, String domain, String target, int repeat, Grid grid) {
    long start = System.nanoTime();
    JointMir.Nested found = data.nested(target, repeat, grid);
    System.out.printf(
        "%s %s %s, repetition %d: R2 %.4f out of fold, %.4f mean of folds, %.1f s, %s%n",
        grid.name(),
        domain,
        target,
        repeat,
        found.pooled(),
        found.meanOfFolds(),
        (System.nanoTime() - start) * 1e-9,
        found.chosen());
    return found.pooled();
  }
}
