package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.linear.ElasticNetFits;
import org.sonaffect.learning.linear.ElasticNetSettings;
import org.sonaffect.learning.linear.WideElasticNet;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * An elastic net that chooses its own penalty (docs/spec/experiment.md §6.4; Zou and Hastie, J. R.
 * Stat. Soc. B 67, 2005; Friedman, Hastie and Tibshirani, J. Stat. Softw. 33, 2010).
 *
 * @param l1Ratio share of the absolute penalty, above 0 and at most 1
 * @param normalize columns centred and divided by their l2 norm before the penalty
 * @param penalties length of the path of penalties, geometric, at least 1
 * @param tolerance a fit ends when its duality gap is below {@code tolerance |y|^2}
 * @param smallest last penalty of the path, as a share of the first, which zeroes all weights
 */
@Form.Named("elastic-net")
public record ElasticNetSpec(
    double l1Ratio, boolean normalize, int penalties, double tolerance, double smallest)
    implements GridFamily, ElasticNetSettings {
  /** Checks all values. */
  public ElasticNetSpec {
    Check.positive("l1_ratio", l1Ratio);
    Check.between("l1_ratio", l1Ratio, 0, 1);
    Check.between("penalties", penalties, 1, 10_000);
    Check.positive("tolerance", tolerance);
    Check.positive("smallest", smallest);
    Check.between("smallest", smallest, 0, 1);
  }

  /** The paper's settings: 100 penalties down to 1/1000, tolerance 1e-5. */
  public ElasticNetSpec(double l1Ratio, boolean normalize) {
    this(l1Ratio, normalize, 100, 1e-5, 1e-3);
  }

  /** The same, columns as they are. */
  public ElasticNetSpec(double l1Ratio) {
    this(l1Ratio, false);
  }

  @Override
  public FittedNet fit(Scores scores, double[] y, int[] folds) {
    int m = scores.components();
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    return new FittedNet(
        m > WideElasticNet.MOST_PRODUCTS
            ? new WideElasticNet(scores.train(), y, folds).fit(this)
            : new ElasticNetFits(scores.train(), m, y, scores.orthogonal(), folds)
                .fit(this, m, ones));
  }

  @Override
  public String describe() {
    String text = "elastic-net(l1_ratio=%s".formatted(ShortDecimal.of(l1Ratio));
    if (normalize) {
      text += ",normalize";
    }
    if (penalties != 100 || tolerance != 1e-5 || smallest != 1e-3) {
      text +=
          ",penalties=%d,tolerance=%s,smallest=%s"
              .formatted(penalties, ShortDecimal.of(tolerance), ShortDecimal.of(smallest));
    }
    return text + ")";
  }
}
