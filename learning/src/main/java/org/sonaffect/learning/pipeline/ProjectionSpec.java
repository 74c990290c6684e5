package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.ShortDecimal;

/** What happens to standardised features before the regressor. */
public sealed interface ProjectionSpec {
  /** The standardised features themselves. */
  ProjectionSpec NONE = new None();

  /** Short text, unique to these values. */
  String describe();

  /** The standardised features themselves. */
  record None() implements ProjectionSpec {
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
  record Pca(double share, boolean whiten, boolean keepNull) implements ProjectionSpec {
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
