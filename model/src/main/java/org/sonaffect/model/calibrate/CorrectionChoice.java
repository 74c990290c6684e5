package org.sonaffect.model.calibrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.linear.Cholesky;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.model.Correction;
import org.sonaffect.model.interval.Conformal;

/**
 * Ways to correct predictions to other listeners, and the choice among them by cross-validation:
 * none; a shift; a shift and a slope; these, and what the nearest clips of the listeners miss
 * besides (kernel ridge regression of the errors that remain). All are shrunken towards none as if
 * the model had been right on some more clips.
 */
final class CorrectionChoice {
  /** Folds of the choice. */
  static final int FOLDS = 5;

  /** Kinds, the simplest first: of equally good ones the earlier is taken. */
  private static final List<Candidate> CANDIDATES = candidates();

  private final ListenerClips clips;
  private final String name;
  private final int target;
  private final Map<Double, double[]> kernels = new HashMap<>();

  CorrectionChoice(ListenerClips clips, String name, int target) {
    this.clips = clips;
    this.name = name;
    this.target = target;
  }

  /**
   * A way to correct.
   *
   * @param shrinkage clips on which the model is taken to have been right
   * @param reach of the kernel, in units of the space; 0 where it is none
   * @param ridge of the kernel
   */
  private record Candidate(String kind, double shrinkage, double reach, double ridge) {}

  private static List<Candidate> candidates() {
    List<Candidate> list = new ArrayList<>();
    list.add(new Candidate("none", 0, 0, 0));
    for (double shrinkage : new double[] {10, 3, 1}) {
      list.add(new Candidate("shift", shrinkage, 0, 0));
    }
    for (double shrinkage : new double[] {10, 3, 1}) {
      list.add(new Candidate("line", shrinkage, 0, 0));
    }
    for (double reach : new double[] {4, 2, 1}) {
      for (double ridge : new double[] {4, 1}) {
        list.add(new Candidate("kernel", 3, reach, ridge));
      }
    }
    return List.copyOf(list);
  }

  /**
   * A way as fitted.
   *
   * @param rows whose errors the kernel goes by; none where it is none
   * @param weights one per row
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(
      Candidate way, double offset, double slope, double centre, int[] rows, double[] weights) {}

  /** The best of all ways, chosen by folds of some clips and fitted on all of these. */
  Choice best(int[] rows, Seeds seeds) {
    int folds = Math.min(FOLDS, clips.groups().count(rows));
    Candidate best = CANDIDATES.get(0);
    double least = Double.POSITIVE_INFINITY;
    List<Split> splits = folds < 2 ? List.of() : clips.groups().splits(rows, folds, seeds);
    for (Candidate candidate : folds < 2 ? List.<Candidate>of() : CANDIDATES) {
      double sum = 0;
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      for (Split split : splits) {
        Fitted fitted = fit(candidate, split.train());
        sum +=
            clips.groups().count(split.test())
                * clips
                    .groups()
                    .mean(
                        split.test(),
                        i -> {
                          double miss = clips.rating()[target][i] - Conformal.bound(at(fitted, i));
                          return miss * miss;
                        });
      }
      if (sum < least) {
        least = sum;
        best = candidate;
      }
    }
    return new Choice(fit(best, rows));
  }

  /** What was chosen. */
  final class Choice {
    private final Fitted fitted;

    private Choice(Fitted fitted) {
      this.fitted = fitted;
    }

    /** What it makes of a clip, taken to [-1, 1]. */
    double corrected(int clip) {
      return Conformal.bound(at(fitted, clip));
    }

    /** As a model keeps it. */
    Correction correction() {
      int n = fitted.rows().length;
      int dimensions = clips.place()[0].length;
      double[] anchors = new double[n * dimensions];
      for (int i = 0; i < n; i++) {
        double[] place = clips.place()[fitted.rows()[i]];
        System.arraycopy(place, 0, anchors, i * dimensions, dimensions);
      }
      return new Correction(
          name,
          fitted.way().kind(),
          fitted.offset(),
          fitted.slope(),
          fitted.centre(),
          n == 0 ? 1 : fitted.way().reach(),
          anchors,
          fitted.weights());
    }
  }

  private double at(Fitted fitted, int clip) {
    double value = clips.value()[target][clip];
    double sum = value + fitted.offset() + fitted.slope() * (value - fitted.centre());
    if (fitted.rows().length > 0) {
      double[] kernel = kernel(fitted.way().reach());
      for (int i = 0; i < fitted.rows().length; i++) {
        sum += fitted.weights()[i] * kernel[clip * clips.size() + fitted.rows()[i]];
      }
    }
    return sum;
  }

  /** The kernel between all clips, computed once for each reach. */
  private double[] kernel(double reach) {
    return kernels.computeIfAbsent(
        reach,
        r -> {
          int n = clips.size();
          double[] kernel = new double[n * n];
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              kernel[i * n + j] = Correction.kernel(clips.place()[i], clips.place()[j], 0, r);
            }
          }
          return kernel;
        });
  }

  private Fitted fit(Candidate way, int[] rows) {
    if (way.kind().equals("none")) {
      return new Fitted(way, 0, 0, 0, new int[0], new double[0]);
    }
    int n = rows.length;
    double[] value = clips.value()[target];
    double[] rating = clips.rating()[target];
    double centre = 0;
    double offset = 0;
    for (int i : rows) {
      centre += value[i] / n;
      offset += (rating[i] - value[i]) / (n + way.shrinkage());
    }
    double slope = 0;
    if (!way.kind().equals("shift")) {
      double square = 0;
      double product = 0;
      for (int i : rows) {
        square += (value[i] - centre) * (value[i] - centre);
        product += (value[i] - centre) * (rating[i] - value[i] - offset);
      }
      double shrunken = square * (1 + way.shrinkage() / n);
      slope = shrunken > 0 ? product / shrunken : 0;
    }
    Fitted line = new Fitted(way, offset, slope, centre, new int[0], new double[0]);
    return way.kind().equals("kernel") ? withKernel(line, rows) : line;
  }

  private Fitted withKernel(Fitted line, int[] rows) {
    int n = rows.length;
    double[] kernel = kernel(line.way().reach());
    double[] system = new double[n * n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        system[i * n + j] = kernel[rows[i] * clips.size() + rows[j]];
      }
      system[i * n + i] += line.way().ridge();
      weights[i] = clips.rating()[target][rows[i]] - at(line, rows[i]);
    }
    if (!Cholesky.factor(system, n, n, 0)) {
      return line;
    }
    Cholesky.solve(system, n, n, weights);
    return new Fitted(line.way(), line.offset(), line.slope(), line.centre(), rows, weights);
  }
}
