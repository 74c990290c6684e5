package org.sonaffect.automl.ensemble;

import java.util.List;
import org.sonaffect.learning.FittedModel;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A weighted average of fitted models; immutable, usable from many threads. Members on rows of the
 * same preparation share the prepared rows and what is derived from them.
 *
 * @param columns of the rows it predicts
 * @param targets number of targets
 * @param parts one for each preparation of some training rows; the weights of all members sum to 1
 *     for each target
 */
public record EnsembleModel(int columns, int targets, List<Part> parts) implements FittedModel {
  /** Copies the parts. */
  public EnsembleModel {
    parts = List.copyOf(parts);
  }

  /**
   * Members on the same rows.
   *
   * @param preparation as fitted on the rows
   * @param rows prepared
   * @param members at least one
   */
  public record Part(FittedPreparation preparation, TrainingRows rows, List<Member> members) {
    /** Copies the members. */
    public Part {
      members = List.copyOf(members);
    }
  }

  /**
   * A fitted model and its share.
   *
   * @param trial number of the trial it was chosen by
   * @param fitted on the rows of its part
   * @param weights for each target, from 0
   * @param low smallest prediction of each target; what lies below is taken there
   * @param high largest
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Member(
      int trial, FittedFamily fitted, double[] weights, double[] low, double[] high) {}

  @Override
  public double[][] predict(Matrix x, int[] domain) {
    if (x.columns() != columns || domain.length != x.rows()) {
      throw new IllegalArgumentException(
          "%d columns and %d domains for %d rows, expected %d columns"
              .formatted(x.columns(), domain.length, x.rows(), columns));
    }
    double[][] average = new double[targets][x.rows()];
    for (Part part : parts) {
      Matrix prepared = part.preparation().transform(x, domain);
      EvaluationRows rows = new EvaluationRows(part.rows(), prepared, domain);
      for (Member member : part.members()) {
        double[][] predicted = member.fitted().predict(rows);
        for (int t = 0; t < targets; t++) {
          double weight = member.weights()[t];
          for (int i = 0; weight > 0 && i < average[t].length; i++) {
            double bound = Math.max(member.low()[t], Math.min(member.high()[t], predicted[t][i]));
            average[t][i] += weight * bound;
          }
        }
      }
    }
    return average;
  }

  /** Number of fitted models. */
  public int members() {
    return parts.stream().mapToInt(part -> part.members().size()).sum();
  }
}
