package org.sonaffect.learning.prepare;

import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Described;

/** What the selected columns are turned into. */
public sealed interface Embedding extends Described {
  /** The columns themselves. */
  Embedding NONE = new None();

  /** The columns themselves. */
  record None() implements Embedding {}

  /**
   * The fewest principal components of a share of the variance; noise never.
   *
   * @param share above 0, at most 1
   * @param whiten whether scores are divided by their deviation
   */
  record Pca(double share, boolean whiten) implements Embedding {
    /** Checks the share. */
    public Pca {
      Check.positive("share", share);
      Check.between("share", share, 0, 1);
    }
  }

  /**
   * Scores of partial least squares on all targets together, of variance 1.
   *
   * @param components at least 1
   */
  @Form.Named("pls")
  record PlsScores(int components) implements Embedding {
    /** Checks the number of components. */
    public PlsScores {
      Check.between("components", components, 1, 1000);
    }
  }

  /**
   * Columns whose inner products are about a kernel's values, by random landmarks among the rows
   * (Williams and Seeger, NIPS 2000).
   *
   * @param landmarks at least 1; all rows where there are fewer
   */
  record Nystroem(SimilarityKernel kernel, int landmarks) implements Embedding {
    /** Checks the number of landmarks. */
    public Nystroem {
      Check.between("landmarks", landmarks, 1, 5000);
    }
  }
}
