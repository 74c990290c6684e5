package org.sonaffect.learning.tree;

/** How boosting decides on the number of its trees. It always fits all rows in the end. */
public enum Stopping {
  /** All trees asked for. */
  NONE,
  /** Where the loss on one fold was least, fitted on the others. */
  ONE_FOLD,
  /** Where the loss on all folds was least, each fitted on the others. */
  ALL_FOLDS
}
