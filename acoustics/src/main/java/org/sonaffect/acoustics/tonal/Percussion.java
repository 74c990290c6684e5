package org.sonaffect.acoustics.tonal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sonaffect.acoustics.contour.FloatColumn;
import org.sonaffect.acoustics.dsp.FastMath;

/**
 * The feature set {@code percussion}: how much of a sound is percussive. What sticks out along the
 * frequencies of a moment, against what is sustained along the time of a frequency, by running
 * medians of the spectrogram up to 5.5 kHz (FitzGerald, "Harmonic/percussive separation using
 * median filtering", 2010). 9 functionals of the mean of all channels; docs/features-timbre.md has
 * them as a table. {@link TonalExtractor} computes them.
 */
public final class Percussion {
  /** Changes whenever any digit of any feature may change. */
  public static final String VERSION = "percussion-1";

  /** Hz between which the balance is measured. */
  private static final int[] EDGES = {20, 110, 430, 1300, 3200, 5500};

  /** Frames, and bins, to either side of a point that its medians are of. */
  private static final int REACH = Medians.COUNT / 2;

  /** Energy below which a frame is silent: it has no share. */
  private static final double SILENT = 1e-9;

  private static final double DB_PER_OCTAVE = 10 * 0.30102999566398120;

  private final int[] edges = new int[EDGES.length];
  private final int bins;
  private final int[] below;
  private final int[] above;

  /** Magnitudes of the last frames, in the bits of floats. */
  private final int[][] frames;

  /** Those of one frame, and behind each end what takes the place of neighbours. */
  private final int[] padded;

  private final int[][] neighbours;
  private final int[][] shifted;
  private final int[] along;
  private final int[] across;
  private final double[] harmonic = new double[EDGES.length - 1];
  private final double[] percussive = new double[EDGES.length - 1];
  private final RunningMoments share = new RunningMoments();
  private final FloatColumn shares = new FloatColumn();
  private int heard;
  private int measured;

  /** Of spectra of bins {@code width} Hz apart. */
  Percussion(double width) {
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (int) Math.round(EDGES[i] / width);
    }
    bins = edges[edges.length - 1];
    below = Medians.missing(bins, true);
    above = Medians.missing(bins, false);
    frames = new int[Medians.COUNT][bins];
    neighbours = new int[Medians.COUNT][];
    shifted = new int[Medians.COUNT][bins];
    along = new int[bins];
    across = new int[bins];
    padded = new int[bins + 2 * REACH];
    for (int i = 0; i < REACH; i++) {
      // From an end outwards above, below, ...: as many of both as belong to every bin.
      padded[REACH - 1 - i] = Medians.missing(i % 2 == 1);
      padded[REACH + bins + i] = Medians.missing(i % 2 == 1);
    }
  }

  /** The names of the functionals, in order, such as {@code percussiveShare_mean}. */
  public static List<String> names() {
    return Stream.concat(
            Stream.of("mean", "stddev", "percentile10", "percentile90")
                .map("percussiveShare_"::concat),
            Arrays.stream(EDGES, 0, EDGES.length - 1)
                .mapToObj(lowest -> "percussiveBalance" + lowest))
        .toList();
  }

  /** Takes the next spectrum; 1 is the power of a full-scale sine. */
  void add(double[] power) {
    int[] frame = frames[heard % Medians.COUNT];
    for (int k = 0; k < bins; k++) {
      frame[k] = Float.floatToRawIntBits((float) Math.sqrt(power[k]));
    }
    heard++;
    if (heard > REACH) {
      measure();
    }
  }

  /** Measures the next frame; all neighbours that it has are known. */
  private void measure() {
    alongTime();
    alongFrequency();
    measured++;
    double all = 0;
    double beats = 0;
    int band = 0;
    for (int k = 0; k < bins; k++) {
      double sustained = square(along[k]);
      double struck = square(across[k]);
      all += sustained + struck;
      beats += struck;
      if (k >= edges[band + 1]) {
        band++;
      }
      if (k >= edges[0]) {
        harmonic[band] += sustained;
        percussive[band] += struck;
      }
    }
    if (all > SILENT) {
      share.add(beats / all);
      shares.add(beats / all);
    }
  }

  private static double square(int bits) {
    double magnitude = Float.intBitsToFloat(bits);
    return magnitude * magnitude;
  }

  /** Of every bin with the frames before and after. */
  private void alongTime() {
    int first = Math.max(0, measured - REACH);
    int there = Math.min(heard, measured + REACH + 1) - first;
    for (int i = 0; i < Medians.COUNT; i++) {
      if (i < there) {
        neighbours[i] = frames[(first + i) % Medians.COUNT];
      } else {
        neighbours[i] = i - there < Medians.below(there) ? below : above;
      }
    }
    Medians.of(neighbours, along);
  }

  /** Of every bin with the bins below and above. */
  private void alongFrequency() {
    System.arraycopy(frames[measured % Medians.COUNT], 0, padded, REACH, bins);
    for (int i = 0; i < Medians.COUNT; i++) {
      System.arraycopy(padded, i, shifted[i], 0, bins);
    }
    Medians.of(shifted, across);
  }

  /** Ends the clip: {@link #names()} many values. */
  float[] values() {
    FloatColumn values = new FloatColumn();
    while (measured < heard) {
      measure();
    }
    float[] sorted = shares.drain();
    Arrays.sort(sorted);
    values.add(share.mean());
    values.add(share.standardDeviation());
    values.add(quantile(sorted, 0.1));
    values.add(quantile(sorted, 0.9));
    for (int band = 0; band < harmonic.length; band++) {
      double ratio = (percussive[band] + SILENT) / (harmonic[band] + SILENT);
      values.add(DB_PER_OCTAVE * FastMath.log2(ratio));
    }
    return values.drain();
  }

  private static double quantile(float[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
