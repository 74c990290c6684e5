package org.sonaffect.learning.random;

/**
 * The one source of randomness: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014), whose every step is fixed here, so that a seed gives the same
 * numbers on every Java version. Not for use by several threads at once.
 */
public final class SplitMix64 {
  /** The odd integer nearest to 2^64 divided by the golden ratio (section 2 of the paper). */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** A generator started at a seed; every seed is good, 0 too. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Uniform in {0, ..., bound - 1}, without bias (values beyond the last whole cycle are redrawn).
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("expected a bound of at least 1, found " + bound);
    }
    while (true) {
      long bits = nextLong() >>> 1;
      long value = bits % bound;
      if (bits - value + (bound - 1) >= 0) {
        return (int) value;
      }
    }
  }

  /** Normal with mean 0 and deviation 1 (Marsaglia and Bray's polar method, first value kept). */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Puts the values in a random order, each order equally likely (Fisher and Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** The finaliser of the paper (Stafford's variant 13): a bijection of the 64-bit integers. */
  static long mix(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
