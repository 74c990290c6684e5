package org.sonaffect.acoustics.tonal;

/** The critical-band rate. */
final class CriticalBands {
  private CriticalBands() {}

  /** Bark of a frequency in Hz (Zwicker and Terhardt 1980, equation 1). */
  static double bark(double frequency) {
    double kilohertz = frequency / 1000;
    double ratio = kilohertz / 7.5;
    return 13 * StrictMath.atan(0.76 * kilohertz) + 3.5 * StrictMath.atan(ratio * ratio);
  }
}
