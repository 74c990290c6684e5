package org.sonaffect.acoustics.dsp;

import java.math.BigInteger;

/**
 * Mono samples of any rate at another rate, by a sinc under a Kaiser window (Smith, "Digital Audio
 * Resampling", 2002). What lies above 0.41 of the lower rate fades out; images and aliases are 85
 * dB down. Streaming: the same samples in any pieces give the same bits.
 */
public final class Resampler {
  /** Zero crossings of the sinc to either side. */
  private static final int CROSSINGS = 32;

  /** Middle of the transition, of the lower rate; its end is half of that rate. */
  private static final double CUTOFF = 0.455;

  /** Shape of the Kaiser window: 85 dB. */
  private static final double BETA = 8.5;

  /** Places between two samples that are distinguished where the rates share few factors. */
  private static final int MOST_PHASES = 4096;

  private final Output output;
  private final int sampleRate;
  private final int rate;
  private final double scale;
  private final int phases;
  private final int half;
  private final float[][] kernels;
  private float[] held;
  private long first;
  private int count;
  private long made;
  private long fed;

  /** Takes the samples one after the other. */
  public interface Output {
    /** The next sample. */
    void accept(float sample);
  }

  /**
   * From one rate to another.
   *
   * @param sampleRate of the samples that are fed, Hz
   * @param rate of those that come out, Hz
   */
  public Resampler(int sampleRate, int rate, Output output) {
    this(sampleRate, rate, Double.POSITIVE_INFINITY, output);
  }

  /**
   * The same with a low-pass.
   *
   * @param band Hz, where the low-pass has halved the amplitude: it begins and ends a twelfth below
   *     and above; no effect beyond 0.455 of the lower rate
   */
  public Resampler(int sampleRate, int rate, double band, Output output) {
    this.sampleRate = sampleRate;
    this.rate = rate;
    this.output = output;
    int shared = BigInteger.valueOf(sampleRate).gcd(BigInteger.valueOf(rate)).intValueExact();
    this.phases = Math.min(rate / shared, MOST_PHASES);
    this.scale =
        Math.min(2 * CUTOFF * Math.min(1, rate / (double) sampleRate), 2 * band / sampleRate);
    this.half = (int) Math.ceil(CROSSINGS / scale);
    this.kernels = new float[phases + 1][];
    this.held = new float[8 * half + 4096];
    this.count = half;
    this.first = -half;
  }

  /** Taps for a place {@code phase / phases} behind a sample; made when first needed. */
  private float[] kernel(int phase) {
    float[] taps = kernels[phase];
    if (taps == null) {
      taps = new float[2 * half];
      for (int i = 0; i < taps.length; i++) {
        double x = (i - half + 1 - phase / (double) phases) * scale;
        taps[i] = (float) (scale * windowedSinc(x));
      }
      kernels[phase] = taps;
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

  /** Takes the next sample. */
  public void accept(float sample) {
    push(sample);
    fed++;
    make(fed);
  }

  /** Ends the stream: the rest comes out, with silence behind the last sample. */
  public void finish() {
    long length = fed;
    for (int i = 0; i <= half; i++) {
      push(0f);
      make(length);
    }
  }

  private void push(float sample) {
    if (count == held.length) {
      int keep = 2 * half;
      System.arraycopy(held, count - keep, held, 0, keep);
      first += count - keep;
      count = keep;
    }
    held[count++] = sample;
  }

  /** Makes what can be made of the samples held, up to the time of sample {@code length}. */
  private void make(long length) {
    while (true) {
      long scaled = made * sampleRate;
      long whole = scaled / rate;
      if (whole >= length || whole + half >= first + count) {
        return;
      }
      int rest = (int) (scaled % rate);
      float[] taps = kernel((int) Math.round(rest * (double) phases / rate));
      int at = (int) (whole - half + 1 - first);
      output.accept(product(taps, at));
      made++;
    }
  }

  /** Two sums in a fixed order, which keep the processor busier than one. */
  private float product(float[] taps, int at) {
    float[] samples = held;
    double even = 0;
    double odd = 0;
    for (int i = 0; i < taps.length; i += 2) {
      even += (double) taps[i] * samples[at + i];
      odd += (double) taps[i + 1] * samples[at + i + 1];
    }
    return (float) (even + odd);
  }
}
