package org.sonaffect.study.run;

import java.io.Serializable;
import java.util.Map;
import org.sonaffect.study.folder.PackedLines;

/**
 * A unit of a study's work, for any process that has prepared the same study.
 *
 * @param kind of unit
 * @param index of the unit among those of its kind
 * @param known lines of the log that the unit needs, or that were done before
 * @param files of the unit that an earlier run has left, by name
 */
public record WorkOrder(Kind kind, int index, PackedLines known, Map<String, byte[]> files)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Kinds of units. */
  public enum Kind {
    /** A search of grids, its fits and predictions. */
    FOLDS,
    /** Transfers that share their aligned rows. */
    TRANSFERS,
    /** A search of the AutoML. */
    AUTOML
  }
}
