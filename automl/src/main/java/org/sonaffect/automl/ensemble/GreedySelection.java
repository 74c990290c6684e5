package org.sonaffect.automl.ensemble;

import java.util.function.IntPredicate;
import org.sonaffect.automl.space.Domains;

/**
 * Greedy selection with replacement of the members of an average (Caruana, Niculescu-Mizil, Crew
 * and Ksikes, "Ensemble selection from libraries of models", ICML 2004): in each round the model
 * whose addition lowers the loss most is added, and the best of all rounds is kept. The loss is the
 * sum over domains of the root of the mean squared error in each.
 */
public final class GreedySelection {
  private GreedySelection() {}

  /**
   * Selects.
   *
   * @param predictions {@code [model][row]} out of fold
   * @param y of each row
   * @param domain of each row, from 0
   * @param rounds how many additions
   * @param mostMembers of different models
   * @param allowed asked once a round for each model whether it may be a member next to those that
   *     are, when it is none yet
   * @return how often each model was chosen; all 0 only where there is no model
   */
  public static int[] select(
      double[][] predictions,
      double[] y,
      int[] domain,
      int rounds,
      int mostMembers,
      MemberRule allowed) {
    int[] chosen = new int[predictions.length];
    int[] size = new int[Domains.count(domain)];
    for (int d : domain) {
      size[d]++;
    }
    int[] best = chosen;
    double lowest = Double.POSITIVE_INFINITY;
    double[] sum = new double[y.length];
    int members = 0;
    for (int round = 1; round <= rounds; round++) {
      int added = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int m = 0; m < predictions.length; m++) {
        boolean open = chosen[m] > 0;
        if (!open && members < mostMembers) {
          int[] held = chosen;
          open = allowed.allows(m, other -> held[other] > 0);
        }
        if (open) {
          double loss = loss(predictions[m], sum, round, y, domain, size);
          if (loss < least) {
            least = loss;
            added = m;
          }
        }
      }
      if (added < 0) {
        break;
      }
      members += chosen[added]++ == 0 ? 1 : 0;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += predictions[added][i];
      }
      // Less than the rounding of the sums is no improvement.
      if (least < lowest * (1 - 1e-12)) {
        lowest = least;
        best = chosen.clone();
      }
    }
    return best;
  }

  /** Whether a model may join those that are members. */
  public interface MemberRule {
    /** All may. */
    MemberRule ALL = (model, members) -> true;

    boolean allows(int model, IntPredicate members);
  }

  private static double loss(
      double[] prediction, double[] sum, int count, double[] y, int[] domain, int[] size) {
    double[] squared = new double[size.length];
    for (int i = 0; i < y.length; i++) {
      double error = y[i] - (sum[i] + prediction[i]) / count;
      squared[domain[i]] += error * error;
    }
    double loss = 0;
    for (int d = 0; d < size.length; d++) {
      loss += size[d] == 0 ? 0 : Math.sqrt(squared[d] / size[d]);
    }
    return loss;
  }
}
