package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Functionals of one contour that are computed together (docs/spec/compare2013-functionals.md §F4).
 */
public interface FunctionalGroup {
  /** Names, in output order. */
  List<String> names();

  /** Writes one value a name to {@code out[at..]}; the series has one sample or more. */
  void compute(Series series, float[] out, int at);
}
