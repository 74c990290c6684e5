package org.sonaffect.learning.prepare;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Described;

/** Which of the scaled columns are kept. */
public sealed interface Selection extends Described {
  /** All columns. */
  Selection ALL = new All();

  /** All columns. */
  record All() implements Selection {}

  /**
   * Columns whose population variance is above a threshold; all where none is.
   *
   * @param threshold at least 0
   */
  record Variance(double threshold) implements Selection {
    /** Checks the threshold. */
    public Variance {
      Check.between("threshold", threshold, 0, Double.MAX_VALUE);
    }
  }

  /**
   * The columns of the strongest squared correlation with any target, which orders them as the
   * F-score does.
   *
   * @param count at least 1
   */
  record Univariate(int count) implements Selection {
    /** Checks the count. */
    public Univariate {
      Check.between("count", count, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * The columns that matter most to a model.
   *
   * @param importance by which model
   * @param count at least 1
   */
  record ModelBased(Importance importance, int count) implements Selection {
    /** Checks the count. */
    public ModelBased {
      Check.between("count", count, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * Means of clusters of alike columns (Ward's agglomeration of standardised columns). Of wide rows
   * the 1500 columns of the strongest correlation with any target are clustered.
   *
   * @param clusters at least 1
   */
  record Agglomeration(int clusters) implements Selection {
    /** Checks the number of clusters. */
    public Agglomeration {
      Check.between("clusters", clusters, 1, Integer.MAX_VALUE);
    }
  }
}
