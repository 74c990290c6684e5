package org.sonaffect.learning.prepare;

import org.sonaffect.learning.Matrix;

/** Fitted. */
public interface FittedPreparation {
  /** Transforms. */
  Matrix transform(Matrix x, int[] domain);
}
