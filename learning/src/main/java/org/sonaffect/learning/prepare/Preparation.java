package org.sonaffect.learning.prepare;

import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.family.FitContext;

/** A preparation of rows. */
public interface Preparation {
  /** Words. */
  String describe();

  /** Fits. */
  FittedPreparation fit(Matrix x, double[][] y, int[] domain, FitContext context);
}
