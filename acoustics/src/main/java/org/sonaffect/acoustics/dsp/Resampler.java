package org.sonaffect.acoustics.dsp;

import org.jspecify.annotations.Nullable;

/**
 * Mono samples of any rate at another rate, by a sinc under a Kaiser window (Smith, "Digital Audio
 * Resampling", 2002). What lies above 0.41 of the lower rate fades out; images and aliases are 85
 * dB down. Streaming: the same samples in any pieces give the same bits.
 */
public final class Resampler {
  /** Samples that come out together. */
  private static final int BLOCK = 512;

  /** So many sums are made side by side, since each waits for its own last term. */
  private static final int TOGETHER = 4;

  private final Output output;
  private final SincKernels kernels;
  private final @Nullable SincBlock block;
  private final int half;
  private final int wholeStep;
  private final int restStep;
  private final int rate;
  private double[] held;
  private long first;
  private int count;
  private long fed;

  /** Where the next sample lies: behind the sample {@code whole}, by {@code rest / rate}. */
  private long whole;

  private int rest;
  private boolean ended;
  private final float[] made = new float[BLOCK];
  private int ready;
  private final float[][] taps = new float[TOGETHER][];
  private final int[] places = new int[TOGETHER];

  /** Takes the samples, in order. */
  public interface Output {
    /** The next ones: the first {@code count} of an array, which is used again. */
    void accept(float[] samples, int count);
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
    this.rate = rate;
    this.output = output;
    this.kernels = SincKernels.of(sampleRate, rate, band);
    this.half = kernels.half();
    this.wholeStep = sampleRate / rate;
    this.restStep = sampleRate % rate;
    this.block = SincBlock.of(kernels, sampleRate, rate);
    this.held = new double[8 * half + (block == null ? 4096 : 2 * block.length())];
    this.count = half;
    this.first = -half;
  }

  /** Takes the next sample. */
  public void accept(float sample) {
    push(sample);
    fed++;
    make(fed);
    flush();
  }

  /** Takes the first {@code length} of some samples. */
  public void accept(float[] samples, int length) {
    for (int i = 0; i < length; i++) {
      push(samples[i]);
      fed++;
      if (count == held.length) {
        make(fed);
      }
    }
    make(fed);
    flush();
  }

  /** Ends the stream: the rest comes out, with silence behind the last sample. */
  public void finish() {
    long length = fed;
    ended = true;
    make(length);
    for (int i = 0; i <= half; i++) {
      push(0f);
      make(length);
    }
    flush();
  }

  private void push(float sample) {
    if (count == held.length) {
      int keep = (int) (first + count - (whole - half + 1));
      System.arraycopy(held, count - keep, held, 0, keep);
      first += count - keep;
      count = keep;
    }
    held[count++] = sample;
  }

  /** Makes what can be made of the samples held, up to the time of sample {@code length}. */
  private void make(long length) {
    if (block != null) {
      while (!ended && whole + block.length() + half < first + count) {
        float[] some = block.make(held, (int) (whole - half + 1 - first));
        output.accept(some, some.length);
        whole += block.length();
      }
      if (!ended) {
        return;
      }
    }
    int together = 0;
    while (whole < length && whole + half < first + count) {
      taps[together] = kernels.at(rest);
      places[together++] = (int) (whole - half + 1 - first);
      if (together == TOGETHER) {
        four();
        together = 0;
      }
      whole += wholeStep;
      rest += restStep;
      if (rest >= rate) {
        rest -= rate;
        whole++;
      }
    }
    for (int k = 0; k < together; k++) {
      put(product(taps[k], places[k]));
    }
  }

  private void put(float sample) {
    made[ready++] = sample;
    if (ready == BLOCK) {
      flush();
    }
  }

  private void flush() {
    if (ready > 0) {
      output.accept(made, ready);
      ready = 0;
    }
  }

  /** Two sums in a fixed order, which keep the processor busier than one. */
  private float product(float[] taps, int at) {
    double[] samples = held;
    double even = 0;
    double odd = 0;
    for (int i = 0; i < taps.length; i += 2) {
      even += taps[i] * samples[at + i];
      odd += taps[i + 1] * samples[at + i + 1];
    }
    return (float) (even + odd);
  }

  /** The same of four, to the bit. */
  private void four() {
    double[] samples = held;
    float[] tapsA = taps[0];
    float[] tapsB = taps[1];
    float[] tapsC = taps[2];
    float[] tapsD = taps[3];
    int a = places[0];
    int b = places[1];
    int c = places[2];
    int d = places[3];
    double evenA = 0;
    double oddA = 0;
    double evenB = 0;
    double oddB = 0;
    double evenC = 0;
    double oddC = 0;
    double evenD = 0;
    double oddD = 0;
    for (int i = 0; i < tapsA.length; i += 2) {
      evenA += tapsA[i] * samples[a + i];
      oddA += tapsA[i + 1] * samples[a + i + 1];
      evenB += tapsB[i] * samples[b + i];
      oddB += tapsB[i + 1] * samples[b + i + 1];
      evenC += tapsC[i] * samples[c + i];
      oddC += tapsC[i + 1] * samples[c + i + 1];
      evenD += tapsD[i] * samples[d + i];
      oddD += tapsD[i + 1] * samples[d + i + 1];
    }
    put((float) (evenA + oddA));
    put((float) (evenB + oddB));
    put((float) (evenC + oddC));
    put((float) (evenD + oddD));
  }
}
