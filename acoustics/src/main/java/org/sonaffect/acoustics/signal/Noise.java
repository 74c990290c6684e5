package org.sonaffect.acoustics.signal;

/** White noise that is the same for every clip: uniform, with mean 0 and root mean square 1. */
final class Noise {
  /** The increment and the factors of SplitMix64 (Steele, Lea and Flood 2014). */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final long FIRST = 0xBF58476D1CE4E5B9L;
  private static final long SECOND = 0x94D049BB133111EBL;

  /** What makes the root mean square of numbers in [-1, 1) 1. */
  private static final double SCALE = Math.sqrt(3) / (1L << 52);

  private Noise() {}

  /** The value of a sample. */
  static double at(long sample) {
    long z = (sample + 1) * GAMMA;
    z = (z ^ z >>> 30) * FIRST;
    z = (z ^ z >>> 27) * SECOND;
    z ^= z >>> 31;
    return ((z >>> 11) - (1L << 52)) * SCALE;
  }
}
