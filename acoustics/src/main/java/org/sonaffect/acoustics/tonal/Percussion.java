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
  private static final int REACH = 4;

  private static final int SPAN = 2 * REACH + 1;

  /** Energy below which a frame is silent: it has no share. */
  private static final double SILENT = 1e-9;

  private static final double DB_PER_OCTAVE = 10 * 0.30102999566398120;

  private final int[] edges = new int[EDGES.length];
  private final int bins;
  private final float[][] frames = new float[SPAN][];
  private final RunningMedian[] along;
  private final RunningMedian across = new RunningMedian(SPAN);
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
    Arrays.setAll(frames, i -> new float[bins]);
    along = new RunningMedian[bins];
    Arrays.setAll(along, k -> new RunningMedian(SPAN));
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
    float[] frame = frames[heard % SPAN];
    for (int k = 0; k < bins; k++) {
      if (heard >= SPAN) {
        along[k].remove(frame[k]);
      }
      frame[k] = (float) Math.sqrt(power[k]);
      along[k].add(frame[k]);
    }
    heard++;
    if (heard > REACH) {
      measure();
    }
  }

  /** Measures the next frame, of which all neighbours are known that there are. */
  private void measure() {
    float[] frame = frames[measured % SPAN];
    measured++;
    across.clear();
    for (int k = 0; k < Math.min(REACH, bins); k++) {
      across.add(frame[k]);
    }
    double all = 0;
    double beats = 0;
    int band = 0;
    for (int k = 0; k < bins; k++) {
      if (k + REACH < bins) {
        across.add(frame[k + REACH]);
      }
      if (k > REACH) {
        across.remove(frame[k - REACH - 1]);
      }
      double sustained = (double) along[k].median() * along[k].median();
      double struck = (double) across.median() * across.median();
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

  /** Ends the clip: {@link #names()} many values. */
  float[] values() {
    FloatColumn values = new FloatColumn();
    while (measured < heard) {
      int gone = measured - REACH - 1; // no neighbour any more
      for (int k = 0; gone >= 0 && k < bins; k++) {
        along[k].remove(frames[gone % SPAN][k]);
      }
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
