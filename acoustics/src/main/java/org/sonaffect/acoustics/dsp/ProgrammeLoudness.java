package org.sonaffect.acoustics.dsp;

import java.util.Arrays;

/**
 * Loudness of a programme and its range, over all channels (ITU-R BS.1770-4, Annex 1; EBU R 128;
 * EBU Tech 3341 and 3342). Holds eight bytes a 0.1 s.
 */
public final class ProgrammeLoudness {
  /** The loudness that silence is given: that of the absolute gate, LUFS. */
  public static final double GATE = -70;

  /** LU that a block may be softer than the loudest, where no absolute gate counts. */
  private static final double DEPTH = 50;

  /** Makes a tone of 997 Hz at full scale in one channel -3.01 LUFS (BS.1770-4, Annex 1). */
  private static final double OFFSET = -0.691;

  /** Steps of 0.1 s: of a gating block, and of a short-term value. */
  private static final int BLOCK = 4;

  private static final int SHORT_TERM = 30;
  private static final int STEPS_A_SECOND = 10;

  /** The relative gates, LU below the loudness of what passes the absolute gate. */
  private static final double RELATIVE_GATE = -10;

  private static final double RANGE_GATE = -20;

  /** Percentiles of the range (Tech 3342, section 3). */
  private static final double LOW = 0.10;

  private static final double HIGH = 0.95;

  /** Louder by 1.5 dB: what comes from the sides (BS.1770-4, Annex 1). */
  private static final double SIDE = 1.41;

  private final int sampleRate;
  private final int channels;
  private final double[] weights;
  private final KWeighting[] filters;
  private double[] steps = new double[64];
  private int count;
  private double sum;
  private long samples;
  private long stepEnd;

  /**
   * Measures a programme.
   *
   * @param channels in the order of WAV
   */
  public ProgrammeLoudness(int sampleRate, int channels) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    weights = weights(channels);
    filters = new KWeighting[channels];
    Arrays.setAll(filters, c -> new KWeighting(sampleRate));
    stepEnd = end(0);
  }

  /** Of channels in the order of WAV: the one for low frequencies does not count. */
  static double[] weights(int channels) {
    return switch (channels) {
      case 4 -> new double[] {1, 1, SIDE, SIDE};
      case 5 -> new double[] {1, 1, 1, SIDE, SIDE};
      case 6 -> new double[] {1, 1, 1, 0, SIDE, SIDE};
      case 7 -> new double[] {1, 1, 1, 0, 1, SIDE, SIDE};
      case 8 -> new double[] {1, 1, 1, 0, 1, 1, SIDE, SIDE};
      default -> {
        double[] alike = new double[channels];
        Arrays.fill(alike, 1);
        yield alike;
      }
    };
  }

  private long end(int step) {
    return Math.round((step + 1) * (double) sampleRate / STEPS_A_SECOND);
  }

  /** The next sample: one value of each channel at {@code values[offset..]}. */
  public void accept(float[] values, int offset) {
    for (int c = 0; c < channels; c++) {
      double y = filters[c].filter(values[offset + c]);
      sum += weights[c] * y * y;
    }
    samples++;
    if (samples == stepEnd) {
      if (count == steps.length) {
        steps = Arrays.copyOf(steps, 2 * count);
      }
      steps[count++] = sum;
      sum = 0;
      stepEnd = end(count);
    }
  }

  /** LUFS, at least {@link #GATE}; a clip shorter than a block of 0.4 s is taken as one. */
  public double integrated() {
    return Math.max(GATE, gated(blocks(), GATE));
  }

  /**
   * The same on a scale without a floor: the absolute gate lies {@link #DEPTH} below the loudest
   * block, so that a programme that is so many dB louder is just that much louder; minus infinity
   * for silence.
   */
  public double level() {
    double[] blocks = blocks();
    double loudest = loudness(Arrays.stream(blocks).max().orElse(0));
    return gated(blocks, loudest - DEPTH);
  }

  /** Loudness of the blocks that pass an absolute and the relative gate. */
  private static double gated(double[] blocks, double gate) {
    double mean = meanAbove(blocks, gate);
    return loudness(meanAbove(blocks, Math.max(gate, loudness(mean) + RELATIVE_GATE)));
  }

  private double[] blocks() {
    double[] blocks = means(BLOCK);
    if (blocks.length == 0) {
      double all = sum;
      for (int i = 0; i < count; i++) {
        all += steps[i];
      }
      blocks = new double[] {samples == 0 ? 0 : all / samples};
    }
    return blocks;
  }

  /** LU, 0 upwards; 0 where less than 3 s pass the gate. */
  public double range() {
    double[] terms = means(SHORT_TERM);
    double gate = Math.max(GATE, loudness(meanAbove(terms, GATE)) + RANGE_GATE);
    double[] passed = Arrays.stream(terms).filter(term -> loudness(term) >= gate).toArray();
    if (passed.length == 0) {
      return 0;
    }
    Arrays.sort(passed);
    int low = (int) Math.round((passed.length - 1) * LOW);
    int high = (int) Math.round((passed.length - 1) * HIGH);
    return loudness(passed[high]) - loudness(passed[low]);
  }

  /** Mean squares of windows of so many steps, one every step. */
  private double[] means(int length) {
    double[] means = new double[Math.max(0, count - length + 1)];
    for (int i = 0; i < means.length; i++) {
      double energy = 0;
      for (int j = i; j < i + length; j++) {
        energy += steps[j];
      }
      long begin = i == 0 ? 0 : end(i - 1);
      means[i] = energy / (end(i + length - 1) - begin);
    }
    return means;
  }

  private static double meanAbove(double[] means, double gate) {
    double total = 0;
    int passed = 0;
    for (double mean : means) {
      if (loudness(mean) > gate) {
        total += mean;
        passed++;
      }
    }
    return passed == 0 ? 0 : total / passed;
  }

  private static double loudness(double meanSquare) {
    return meanSquare <= 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * StrictMath.log10(meanSquare);
  }
}
