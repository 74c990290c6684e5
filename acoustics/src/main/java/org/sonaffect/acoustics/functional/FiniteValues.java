package org.sonaffect.acoustics.functional;

import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;

/** Refuses what samples far beyond [-1, 1] may make of contours and functionals. */
public final class FiniteValues {
  private FiniteValues() {}

  /**
   * Checks a contour.
   *
   * @throws AudioException {@code NON_FINITE} with the name and the first bad value
   */
  public static void contour(String name, float[] values) throws AudioException {
    for (float v : values) {
      if (!Float.isFinite(v)) {
        throw new AudioException(
            Kind.NON_FINITE, "%s reaches %s: %s".formatted(name, v, reason(v)));
      }
    }
  }

  /**
   * Checks a functional.
   *
   * @throws AudioException {@code NON_FINITE} with the name and the value
   */
  public static void functional(String name, float v) throws AudioException {
    if (!Float.isFinite(v)) {
      throw new AudioException(Kind.NON_FINITE, "%s is %s: %s".formatted(name, v, reason(v)));
    }
  }

  private static String reason(float value) {
    return Float.isNaN(value)
        ? "the samples are too large or too small for float32, expected about -1 to 1"
        : "the samples are too large, expected about -1 to 1";
  }
}
