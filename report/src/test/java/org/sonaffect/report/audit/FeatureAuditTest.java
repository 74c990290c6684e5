package org.sonaffect.report.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.run.Study;

/** Faults that stand in the features themselves are found before anything is fitted. */
class FeatureAuditTest {
  private static final String SMALL =
      """
      targets: [arousal]
      folds: {count: 3, inner: 2, min-stratum: 12}
      """;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private StudyFile study;

  @BeforeEach
  void write() {
    study = ToyStudy.study(folder, SMALL);
  }

  private List<Finding> audit() {
    return Audit.of(study.file(), ToyStudy.loader(), Progress.NONE);
  }

  private Finding only() {
    List<Finding> found = audit();
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  private void stopsTheStudy(String rule) {
    StudyException stopped =
        assertThrows(
            StudyException.class,
            () ->
                Study.run(study, folder.resolve("run"), ToyStudy.options(1, false), Progress.NONE));
    assertTrue(String.valueOf(stopped.getMessage()).contains(rule), stopped::toString);
  }

  private void plant(String corpus, PlantedFeatures.Fault fault) {
    new PlantedFeatures(folder.resolve(corpus + ".csv")).plant(fault);
  }

  @Test
  void findsFeaturesStandardisedOverAllRowsOfACorpus() {
    plant(
        "music",
        (x, y) -> Arrays.stream(x).map(PlantedFeatures::standardised).toArray(double[][]::new));
    Finding found = only();
    assertEquals("transform-outside-fold", found.rule());
    assertTrue(found.message().contains("8 of 8 features of music"), found::toString);
    stopsTheStudy("transform-outside-fold");
  }

  @Test
  void findsFeaturesStandardisedOverBothCorporaTogether() {
    double[][][] both = new double[2][][];
    plant("music", (x, y) -> both[0] = x);
    plant("sounds", (x, y) -> both[1] = x);
    double[][] joined = new double[8][];
    for (int c = 0; c < 8; c++) {
      double[] all = Arrays.copyOf(both[0][c], both[0][c].length + both[1][c].length);
      System.arraycopy(both[1][c], 0, all, both[0][c].length, both[1][c].length);
      joined[c] = PlantedFeatures.standardised(all);
    }
    plant("music", (x, y) -> part(joined, 0, 60));
    plant("sounds", (x, y) -> part(joined, 60, 135));
    Finding found = only();
    assertEquals("transform-outside-fold", found.rule());
    assertTrue(found.message().contains("all corpora together"), found::toString);
  }

  private static double[][] part(double[][] columns, int from, int to) {
    return Arrays.stream(columns)
        .map(column -> Arrays.copyOfRange(column, from, to))
        .toArray(double[][]::new);
  }

  @Test
  void findsFeaturesScaledToARangeOverAllRows() {
    plant(
        "sounds",
        (x, y) ->
            Arrays.stream(x)
                .map(
                    column -> {
                      double low = Arrays.stream(column).min().orElseThrow();
                      double high = Arrays.stream(column).max().orElseThrow();
                      return Arrays.stream(column).map(v -> (v - low) / (high - low)).toArray();
                    })
                .toArray(double[][]::new));
    Finding found = only();
    assertEquals("transform-outside-fold", found.rule());
    assertTrue(found.message().contains("scaled before"), found::toString);
  }

  @Test
  void findsFeaturesProjectedOverAllRows() {
    plant(
        "music",
        (x, y) -> {
          // Gram-Schmidt: uncorrelated columns, each with a deviation of its own.
          double[][] out = new double[x.length][];
          for (int c = 0; c < x.length; c++) {
            double[] column = PlantedFeatures.standardised(x[c]);
            for (int b = 0; b < c; b++) {
              double[] unit = PlantedFeatures.standardised(out[b]);
              double dot = 0;
              for (int i = 0; i < column.length; i++) {
                dot += column[i] * unit[i] / column.length;
              }
              for (int i = 0; i < column.length; i++) {
                column[i] -= dot * unit[i];
              }
            }
            double scale = 20 - 2 * c;
            out[c] = Arrays.stream(column).map(v -> v * scale).toArray();
          }
          return out;
        });
    Finding found = only();
    assertEquals("transform-outside-fold", found.rule());
    assertTrue(found.message().contains("projected"), found::toString);
  }

  @Test
  void findsFeaturesSelectedByTheRatingsOfAllRows() {
    SplitMix64 random = new SplitMix64(4);
    plant(
        "music",
        (x, y) -> {
          double[][] noise = new double[600][y.length];
          for (double[] column : noise) {
            Arrays.setAll(column, i -> 3 + 2 * random.nextGaussian());
          }
          return IntStream.range(0, noise.length)
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -Math.abs(correlation(noise[c], y))))
              .limit(25)
              .map(c -> noise[c])
              .toArray(double[][]::new);
        });
    plant(
        "sounds",
        (x, y) -> {
          double[][] noise = new double[25][y.length];
          for (double[] column : noise) {
            Arrays.setAll(column, i -> 3 + 2 * random.nextGaussian());
          }
          return noise;
        });
    Finding found = only();
    assertEquals("selection-outside-fold", found.rule());
    assertTrue(found.message().contains("25 features of music"), found::toString);
  }

  private static double correlation(double[] a, double[] b) {
    double[] u = PlantedFeatures.standardised(a);
    double[] v = PlantedFeatures.standardised(b);
    return IntStream.range(0, u.length).mapToDouble(i -> u[i] * v[i]).sum() / u.length;
  }

  @Test
  void findsARatingAmongTheFeatures() {
    plant(
        "music",
        (x, y) -> {
          x[3] = Arrays.stream(y).map(rating -> 12 - 3 * rating).toArray();
          return x;
        });
    Finding found = only();
    assertEquals("rating-among-features", found.rule());
    assertTrue(found.message().contains("f3 of music is the rating arousal"), found::toString);
    stopsTheStudy("rating-among-features");
  }

  @Test
  void findsAMonotoneImageOfARatingAmongTheFeatures() {
    plant(
        "music",
        (x, y) -> {
          x[5] = Arrays.stream(y).map(rating -> Math.exp(1.5 * rating)).toArray();
          return x;
        });
    Finding found = only();
    assertEquals("rating-among-features", found.rule());
    assertTrue(found.message().contains("monotone"), found::toString);
  }
}
