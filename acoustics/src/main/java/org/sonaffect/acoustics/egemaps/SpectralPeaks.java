package org.sonaffect.acoustics.egemaps;

/** What the harmonics of a 60 ms frame are looked up in (docs/spec/egemaps.md §E7). */
final class SpectralPeaks {
  private SpectralPeaks() {}

  /** peak(x, n): whether {@code x[n]} is higher than what is next to it, of {@code length} bins. */
  static boolean isPeak(float[] x, int n, int length) {
    return n >= 0
        && n < length
        && (n == 0 || x[n] > x[n - 1])
        && (n == length - 1 || x[n] > x[n + 1]);
  }
}
