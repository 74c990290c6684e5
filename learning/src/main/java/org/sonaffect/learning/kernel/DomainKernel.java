package org.sonaffect.learning.kernel;

import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A kernel that knows domains: {@code k(a, b) (1 + d [same domain]) / (1 + d)}, so that rows of one
 * domain are as alike as before and rows of two are less (the multi-task kernel of Evgeniou,
 * Micchelli and Pontil, JMLR 6, 2005, of which Daume's feature augmentation, ACL 2007, is {@code d
 * = 1}).
 *
 * @param kernel of the rows
 * @param d at least 0; 0: domains share all; infinite: nothing, which is one model a domain
 */
@Form.Named("domain")
public record DomainKernel(SimilarityKernel kernel, @Form.Open double d)
    implements SimilarityKernel {
  /** Checks d. */
  public DomainKernel {
    Check.between("d", d, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public String describe() {
    return "domain(%s,d=%s)".formatted(kernel.describe(), ShortDecimal.of(d));
  }

  @Override
  public boolean byDomain() {
    return true;
  }

  @Override
  public double[] among(TrainingRows rows) {
    return weighted(kernel.among(rows), rows.domain(), rows.domain());
  }

  @Override
  public double[] between(EvaluationRows rows) {
    return weighted(kernel.between(rows), rows.domain(), rows.training().domain());
  }

  @Override
  public double[] self(TrainingRows rows) {
    return kernel.self(rows);
  }

  @Override
  public double[] self(EvaluationRows rows) {
    return kernel.self(rows);
  }

  private double[] weighted(double[] values, int[] rows, int[] columns) {
    double factor = 1 / (1 + d);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        if (rows[i] != columns[j]) {
          values[i * columns.length + j] *= factor;
        }
      }
    }
    return values;
  }
}
