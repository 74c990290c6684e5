package org.sonaffect.acoustics.dsp;

import java.lang.ref.SoftReference;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The taps of a {@link Resampler}: a sinc under a Kaiser window, for every place between two
 * samples that occurs. Clips of the same rates share them.
 */
final class SincKernels {
  /** Zero crossings of the sinc to either side. */
  private static final int CROSSINGS = 32;

  /** Middle of the transition, of the lower rate; its end is half of that rate. */
  private static final double CUTOFF = 0.455;

  /** Shape of the Kaiser window: 85 dB. */
  private static final double BETA = 8.5;

  /** Places between two samples that are distinguished where the rates share few factors. */
  private static final int MOST_PHASES = 4096;

  /** So many pairs of rates are kept for the next clips. */
  private static final int KEPT = 8;

  private static final Map<Rates, SoftReference<SincKernels>> KNOWN =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Rates, SoftReference<SincKernels>> eldest) {
          return size() > KEPT;
        }
      };

  private record Rates(int from, int to, double band) {}

  private final int rate;
  private final double scale;
  private final int phases;
  private final int half;
  private final AtomicReferenceArray<float[]> kernels;

  private SincKernels(Rates rates) {
    this.rate = rates.to();
    int shared = BigInteger.valueOf(rates.from()).gcd(BigInteger.valueOf(rate)).intValueExact();
    this.phases = Math.min(rate / shared, MOST_PHASES);
    this.scale =
        Math.min(
            2 * CUTOFF * Math.min(1, rate / (double) rates.from()),
            2 * rates.band() / rates.from());
    this.half = (int) Math.ceil(CROSSINGS / scale);
    this.kernels = new AtomicReferenceArray<>(phases + 1);
  }

  /** Those from one rate to another, with the band of {@link Resampler}. */
  static SincKernels of(int from, int to, double band) {
    Rates rates = new Rates(from, to, band);
    synchronized (KNOWN) {
      SoftReference<SincKernels> held = KNOWN.get(rates);
      SincKernels known = held == null ? null : held.get();
      if (known == null) {
        known = new SincKernels(rates);
        KNOWN.put(rates, new SoftReference<>(known));
      }
      return known;
    }
  }

  /** Taps before and behind a place. */
  int half() {
    return half;
  }

  /** Taps, {@code float[2 * half]}, for the place {@code rest / rate} behind a sample. */
  float[] at(int rest) {
    int phase = (int) Math.round(rest * (double) phases / rate);
    float[] taps = kernels.get(phase);
    if (taps == null) {
      taps = new float[2 * half];
      for (int i = 0; i < taps.length; i++) {
        double x = (i - half + 1 - phase / (double) phases) * scale;
        taps[i] = (float) (scale * windowedSinc(x));
      }
      kernels.set(phase, taps);
    }
    return taps;
  }

  /** The sinc at {@code x} crossings, under the window. */
  private static double windowedSinc(double x) {
    double u = x / CROSSINGS;
    if (u * u >= 1) {
      return 0;
    }
    double sinc = x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    return sinc * bessel(BETA * Math.sqrt(1 - u * u)) / bessel(BETA);
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
