package org.sonaffect.acoustics.contour;

import java.util.Arrays;
import org.sonaffect.acoustics.dsp.Parabola;

/**
 * Jitter, shimmer and the logarithmic harmonics-to-noise ratio of the unwindowed samples, frame by
 * frame, from the smoothed pitch (section 4.6 of the contour specification).
 */
final class VoiceQuality {
  /** Periods are sought within this share of the expected one. */
  private static final double SEARCH = 0.25;

  private static final double LOG_10 = StrictMath.log(10);
  private static final float LOWEST_HNR = -100f;

  /** Correlation threshold before a frame's first period. */
  private static final float NO_THRESHOLD = -2f;

  private final Framing framing;
  private final int step;
  private final Parabola parabola = new Parabola();
  private long position;
  private long missed;

  /** Length and difference of the last periods counted; 0 where there is none. */
  private float lastPeriod;

  private float lastDifference;

  /** The values kept for frames without a counted period. */
  private float keptJitter;

  private float keptDoubleJitter;
  private float keptShimmer;

  private float[] wave = new float[0];
  private final PeriodSearch search = new PeriodSearch();
  private int[] starts = new int[16];

  /** Of the frame last measured. */
  private float jitter;

  private float doubleJitter;
  private float shimmer;
  private float logHnr;

  VoiceQuality(Framing framing) {
    this.framing = framing;
    step = (int) Math.ceil(0.010 / framing.period());
  }

  float jitter() {
    return jitter;
  }

  float doubleJitter() {
    return doubleJitter;
  }

  float shimmer() {
    return shimmer;
  }

  float logHnr() {
    return logHnr;
  }

  /** The first sample that a frame from {@code frame} on may read. */
  long keep(int frame) {
    return Math.min(position, (long) frame * framing.hop());
  }

  /** Measures frame {@code frame}, the next in order, of pitch {@code f0} Hz (0: unvoiced). */
  void measure(int frame, float f0, SampleWindow samples) {
    double t = framing.period();
    long start = (long) frame * framing.hop();
    long length = (long) Math.ceil((((start + framing.long60() - 1) * t - start * t) + t) / t);
    long wanted = step + missed;
    long want = wanted;
    int expected = 0;
    int shortest = 0;
    int longest = 0;
    if (f0 > 0) {
      double period = (1.0 / f0) / t;
      expected = (int) Math.round(period);
      shortest = (int) Math.floor((1 - SEARCH) * period);
      longest = (int) Math.ceil((1 + SEARCH) * period);
      want = Math.max(want, 2L * longest + 2);
    }
    want = Math.min(want, missed + length);
    if (start - missed != position) {
      position = start;
      want = Math.min(want, length);
    }
    jitter = 0f;
    doubleJitter = 0f;
    shimmer = 0f;
    logHnr = LOWEST_HNR;
    if (position + want > samples.end()) {
      position += wanted;
    } else if (f0 > 0) {
      int from = samples.index(position);
      int advance =
          voiced(samples.array(), from, (int) want, (int) wanted, expected, shortest, longest);
      missed = wanted - advance;
      position += advance;
    } else {
      position += wanted;
      missed = 0;
      lastPeriod = 0f;
      lastDifference = 0f;
      keptJitter = 0f;
      keptDoubleJitter = 0f;
      keptShimmer = 0f;
    }
  }

  /** Measures a voiced frame of {@code n} samples at {@code b[o]}; returns how far it got. */
  private int voiced(float[] b, int o, int n, int wanted, int expected, int shortest, int longest) {
    int periods = 0;
    int differences = 0;
    int doubleDifferences = 0;
    float sumPeriod = 0f;
    float sumDifference = 0f;
    float sumDoubleDifference = 0f;
    float sumAmplitude = 0f;
    float sumAmplitudeDifference = 0f;
    float threshold = NO_THRESHOLD;
    int start = 0;
    int period = 0;
    int lastStart = 0;
    int found = 0;
    prepare(expected);
    search.take(b, o, n);
    while (start < n - 2 * longest - 1) {
      int best = search.find(start, shortest, longest);
      if (best < 0) {
        period = expected;
        start += expected;
      } else {
        int old = start;
        period = shortest + best;
        start += period;
        float before = peakToPeak(b, o + old, period);
        float after = peakToPeak(b, o + start, period);
        append(found++, old);
        for (int i = 0; i < expected; i++) {
          wave[i] += b[o + old + i];
        }
        parabola.fit(
            best - 1.0,
            search.correlation(best - 1),
            best,
            search.correlation(best),
            best + 1.0,
            search.correlation(best + 1));
        float length = (float) (Math.abs(shortest + parabola.x()) * framing.period());
        double height = parabola.y();
        if (threshold == NO_THRESHOLD || threshold > (float) height) {
          threshold = (float) height;
        }
        if (height > threshold) { // the minimum includes this period: so the reference
          sumPeriod += length;
          periods++;
          if (lastPeriod > 0) {
            float difference = Math.abs(lastPeriod - length);
            sumDifference += difference;
            differences++;
            if (lastDifference > 0) {
              sumDoubleDifference += Math.abs(lastDifference - difference);
              doubleDifferences++;
            }
            lastDifference = difference;
          }
          lastPeriod = length;
          sumAmplitude += (before + after) / 2;
          sumAmplitudeDifference += Math.abs(before - after);
        }
      }
      if (start < wanted - 1) {
        lastStart = start;
      }
    }
    append(found++, start);
    logHnr = harmonicsToNoise(b, o, n, expected, found, period > 0 ? start + period : 0);
    if (periods > 0 && differences > 0) {
      keptJitter = Math.min(1f, (sumDifference / differences) / (sumPeriod / periods));
    }
    jitter = periods > 0 && differences == 0 ? 0f : keptJitter;
    if (periods > 0 && doubleDifferences > 0) {
      keptDoubleJitter =
          Math.min(1f, (sumDoubleDifference / doubleDifferences) / (sumPeriod / periods));
    }
    doubleJitter = periods > 0 && doubleDifferences == 0 ? 0f : keptDoubleJitter;
    if (periods > 0) {
      keptShimmer = sumAmplitude > 0 ? Math.min(1f, sumAmplitudeDifference / sumAmplitude) : 0f;
    }
    shimmer = keptShimmer;
    return lastStart;
  }

  private void prepare(int expected) {
    if (wave.length < expected) {
      wave = new float[2 * expected];
    }
    Arrays.fill(wave, 0, expected, 0f);
  }

  private void append(int at, int start) {
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, 2 * at);
    }
    starts[at] = start;
  }

  /** Largest minus smallest of {@code n} samples, the first and the last left out. */
  private static float peakToPeak(float[] b, int from, int n) {
    float high = b[from + 1];
    float low = high;
    for (int i = 2; i < n - 1; i++) {
      high = Math.max(high, b[from + i]);
      low = Math.min(low, b[from + i]);
    }
    return high - low;
  }

  /** Mean wave against what departs from it, in dB; {@code end} closes the last period. */
  private float harmonicsToNoise(float[] b, int o, int n, int expected, int found, int end) {
    int last = starts[found - 1];
    float harmonic = 0f;
    for (int i = 0; i < expected && last + i < n; i++) {
      wave[i] += b[o + last + i];
      wave[i] /= found;
      if (i > 2 && i < expected - 2) {
        harmonic += wave[i] * wave[i];
      }
    }
    if (expected - 4 > 0) {
      harmonic /= expected - 4;
    }
    harmonic = (float) Math.sqrt(harmonic);
    float noise = 0f;
    int count = 0;
    for (int e = 0; e < found; e++) {
      int q = starts[e];
      int stop = Math.min(e + 1 < found ? starts[e + 1] : end, q + expected);
      for (int j = q + 2; j <= stop - 3; j++) {
        float d = b[o + j] - wave[j - q];
        noise += d * d;
        count++;
      }
    }
    if (count > 0) {
      noise /= count;
    }
    noise = (float) Math.sqrt(noise);
    if (!(noise > 0)) {
      return 0f;
    }
    float ratio = harmonic / noise;
    if (!(ratio > 0)) {
      return LOWEST_HNR;
    }
    return Math.max(LOWEST_HNR, (float) (20 * StrictMath.log(ratio) / LOG_10));
  }
}
