package org.sonaffect.acoustics.formant;

import org.sonaffect.acoustics.dsp.LinearPrediction;
import org.sonaffect.acoustics.dsp.PolynomialRoots;

/**
 * Frequencies and bandwidths of the resonances of one frame after another: linear prediction of
 * order 11 at 11 kHz, and the roots of its polynomial (docs/spec/egemaps.md §E6). Not for several
 * threads.
 */
public final class Formants {
  /** Formants of a frame at most. */
  public static final int COUNT = 5;

  private static final int ORDER = 11;

  /** Lags whose sums run side by side; ORDER + 1 is a multiple. */
  private static final int SIDE_BY_SIDE = 6;

  /** pi times the period of 11 kHz (docs/spec/egemaps.md §E6.4). */
  private static final double ANGLE = (1.0 / 11000.0) * Math.PI;

  /** What counts as a formant, in Hz. */
  private static final double LOWEST = 50;

  private static final double HIGHEST = 5450;

  private final SpectralResampler resampler;
  private final float[] samples;

  /** The samples after ORDER zeros. */
  private final float[] delayed;

  private final float[] correlation = new float[ORDER + 1];
  private final float[] coefficients = new float[ORDER + 1];
  private final PolynomialRoots roots = new PolynomialRoots(ORDER);
  private final double[] frequency = new double[COUNT];
  private final double[] bandwidth = new double[COUNT];

  /**
   * For frames of one kind.
   *
   * @param sampleRate Hz
   * @param size of the transform, M20
   * @param duration of the padded frame in nominal seconds, D20
   */
  public Formants(int sampleRate, int size, double duration) {
    resampler = new SpectralResampler(sampleRate, size, duration);
    samples = new float[resampler.length()];
    delayed = new float[resampler.length() + ORDER];
  }

  /** Hz of formant {@code n}, 0 the lowest; 0 where there is none. */
  public float frequency(int n) {
    return (float) frequency[n];
  }

  /** Hz; 0 where there is none. */
  public float bandwidth(int n) {
    return (float) bandwidth[n];
  }

  /** How many bins of a transform are looked at, from 0 on. */
  public int bins() {
    return resampler.bins();
  }

  /** A frame whose formants nobody asks for: there are none. */
  public void clear() {
    java.util.Arrays.fill(frequency, 0);
    java.util.Arrays.fill(bandwidth, 0);
  }

  /** Finds the formants of a frame from its transform, {@code float[bins()]} each or more. */
  public void find(float[] re, float[] im) {
    resampler.resample(re, im, samples);
    predict();
    clear();
    int found = roots.find(coefficients);
    int count = 0;
    for (int i = 0; i < found; i++) {
      if (roots.im(i) > 0 && count < COUNT) { // real roots never count
        count = insert(roots.re(i), roots.im(i), count);
      }
    }
  }

  /** Linear prediction (docs/spec/egemaps.md §E6.2). */
  private void predict() {
    System.arraycopy(samples, 0, delayed, ORDER, samples.length);
    for (int lag = 0; lag <= ORDER; lag += SIDE_BY_SIDE) {
      float r0 = 0f;
      float r1 = 0f;
      float r2 = 0f;
      float r3 = 0f;
      float r4 = 0f;
      float r5 = 0f;
      int at = ORDER - lag;
      for (int i = 0; i < samples.length; i++) {
        float v = samples[i];
        r0 += v * delayed[at + i];
        r1 += v * delayed[at - 1 + i];
        r2 += v * delayed[at - 2 + i];
        r3 += v * delayed[at - 3 + i];
        r4 += v * delayed[at - 4 + i];
        r5 += v * delayed[at - 5 + i];
      }
      correlation[lag] = r0;
      correlation[lag + 1] = r1;
      correlation[lag + 2] = r2;
      correlation[lag + 3] = r3;
      correlation[lag + 4] = r4;
      correlation[lag + 5] = r5;
    }
    LinearPrediction.solve(correlation, coefficients);
  }

  /** Puts a root among the formants where it is one (docs/spec/egemaps.md §E6.3, §E6.4). */
  private int insert(double re, double im, int count) {
    double hz = Math.abs(StrictMath.atan2(im, re)) / (ANGLE * 2);
    if (!(hz >= LOWEST && hz <= HIGHEST)) {
      return count;
    }
    double radius = Math.sqrt(re * re + im * im);
    // A root outside the circle is mirrored into it: 1 / conj(z).
    double width = -StrictMath.log(radius > 1 ? 1 / radius : radius) / ANGLE;
    int at = count;
    while (at > 0 && frequency[at - 1] > hz) {
      frequency[at] = frequency[at - 1];
      bandwidth[at] = bandwidth[at - 1];
      at--;
    }
    frequency[at] = hz;
    bandwidth[at] = width;
    return count + 1;
  }
}
