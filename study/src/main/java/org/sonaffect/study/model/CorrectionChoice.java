package org.sonaffect.study.model;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.Seeds;
import org.sonaffect.learning.Split;
import org.sonaffect.learning.linear.Cholesky;

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

  /** The best of all ways, chosen by folds of some clips and fitted on all of these. */
  Correction best(int[] rows, Seeds seeds) {
    int folds = Math.min(FOLDS, clips.groups(rows));
    if (folds < 2) {
      return Correction.none(name);
    }
    List<Split> splits = clips.splits(rows, folds, seeds);
    Candidate best = CANDIDATES.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Candidate candidate : CANDIDATES) {
      double sum = 0;
      for (Split split : splits) {
        Correction correction = fit(candidate, split.train());
        for (int i : split.test()) {
          double miss = clips.rating()[target][i] - corrected(correction, i);
          sum += miss * miss;
        }
      }
      if (sum < least) {
        least = sum;
        best = candidate;
      }
    }
    return fit(best, rows);
  }

  /** What a correction makes of a clip, taken to [-1, 1]. */
  double corrected(Correction correction, int clip) {
    return Conformal.bound(correction.apply(clips.value()[target][clip], clips.place()[clip]));
  }

  private Correction fit(Candidate candidate, int[] rows) {
    if (candidate.kind().equals("none")) {
      return Correction.none(name);
    }
    int n = rows.length;
    double[] value = clips.value()[target];
    double[] rating = clips.rating()[target];
    double centre = 0;
    double offset = 0;
    for (int i : rows) {
      centre += value[i] / n;
      offset += (rating[i] - value[i]) / (n + candidate.shrinkage());
    }
    double slope = 0;
    if (!candidate.kind().equals("shift")) {
      double square = 0;
      double product = 0;
      for (int i : rows) {
        square += (value[i] - centre) * (value[i] - centre);
        product += (value[i] - centre) * (rating[i] - value[i] - offset);
      }
      double shrunken = square * (1 + candidate.shrinkage() / n);
      slope = shrunken > 0 ? product / shrunken : 0;
    }
    Correction line =
        new Correction(
            name, candidate.kind(), offset, slope, centre, 1, new double[0], new double[0]);
    return candidate.kind().equals("kernel") ? withKernel(line, candidate, rows) : line;
  }

  private Correction withKernel(Correction line, Candidate candidate, int[] rows) {
    int n = rows.length;
    int dimensions = clips.place()[rows[0]].length;
    double[] anchors = new double[n * dimensions];
    for (int i = 0; i < n; i++) {
      System.arraycopy(clips.place()[rows[i]], 0, anchors, i * dimensions, dimensions);
    }
    double[] system = new double[n * n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      int clip = rows[i];
      for (int j = 0; j < n; j++) {
        system[i * n + j] =
            Correction.kernel(clips.place()[clip], anchors, j * dimensions, candidate.reach());
      }
      system[i * n + i] += candidate.ridge();
      weights[i] =
          clips.rating()[target][clip]
              - line.apply(clips.value()[target][clip], clips.place()[clip]);
    }
    if (!Cholesky.factor(system, n, n, 0)) {
      return line;
    }
    Cholesky.solve(system, n, n, weights);
    return new Correction(
        name,
        line.kind(),
        line.offset(),
        line.slope(),
        line.centre(),
        candidate.reach(),
        anchors,
        weights);
  }
}
