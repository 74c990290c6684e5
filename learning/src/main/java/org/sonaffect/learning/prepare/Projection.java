package org.sonaffect.learning.prepare;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.WholeMatrix;

/** What happens to standardised features before the regressor. */
public sealed interface Projection {
  /** The standardised features themselves. */
  Projection NONE = new None();

  /** Short text, unique to these values. */
  String describe();

  /**
   * Standardises rows and projects them.
   *
   * @param x training rows, at least 1
   * @throws IllegalArgumentException if a number is not finite; row and column are named
   */
  default FittedProjection fit(Matrix x) {
    Check.training(x);
    return FittedProjection.of(Decomposition.of(x, WholeMatrix.rows(x.rows()), new int[0]), this);
  }

  /** The columns that it makes of decomposed rows. */
  default Scores scores(Decomposition rows) {
    return this instanceof Pca pca
        ? rows.scores(pca.share, pca.whiten, pca.keepNull)
        : rows.standardised();
  }

  /** The standardised features themselves. */
  record None() implements Projection {
    @Override
    public String describe() {
      return "standardised";
    }
  }

  /**
   * Principal components of the standardised features (docs/spec/experiment.md §6.2).
   *
   * @param share in (0, 1]: the fewest components are kept whose cumulative explained variance
   *     exceeds it; 1 keeps all
   * @param whiten scores divided by their standard deviation (n - 1)
   * @param keepNull keeps components whose variance is numerical noise, as the published code does;
   *     whitened, their scores on new rows may be as large as 1e15
   */
  record Pca(double share, boolean whiten, boolean keepNull) implements Projection {
    /** Neither whitened nor with null components. */
    public Pca(double share) {
      this(share, false, false);
    }

    /** Checks the share. */
    public Pca {
      Check.positive("share of variance", share);
      Check.between("share of variance", share, 0, 1);
    }

    @Override
    public String describe() {
      return "pca(share=%s%s%s)"
          .formatted(ShortDecimal.of(share), whiten ? ",whiten" : "", keepNull ? ",keep-null" : "");
    }
  }
}
