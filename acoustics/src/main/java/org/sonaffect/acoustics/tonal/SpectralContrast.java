package org.sonaffect.acoustics.tonal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sonaffect.acoustics.contour.FloatColumn;
import org.sonaffect.acoustics.dsp.FastMath;

/**
 * The feature set {@code contrast}: peaks and valleys of the spectrum in octaves from 40 Hz: the
 * mean levels of the strongest and of the weakest fifth of the bins, and the contrast between them
 * (Jiang, Lu, Zhang, Tao and Cai, "Music type classification by spectral contrast feature", 2002).
 * 32 functionals of the mean of all channels; docs/features-timbre.md has them as a table. {@link
 * TonalExtractor} computes them.
 */
public final class SpectralContrast {
  /** Changes whenever any digit of any feature may change. */
  public static final String VERSION = "contrast-1";

  /** Octaves, and Hz from which the first goes. */
  private static final int OCTAVES = 8;

  private static final int LOWEST = 40;

  /** One bin in so many counts as peak, and one as valley. */
  private static final int FIFTH = 5;

  /** -90 dB of a full-scale sine, added to each bin: what is fainter does not count. */
  private static final double FLOOR = 1e-9;

  private static final double DB_PER_OCTAVE = 10 * 0.30102999566398120;

  private final int[] edges = new int[OCTAVES + 1];
  private final double[] sorted;
  private final RunningMoments[] contrasts = new RunningMoments[OCTAVES];
  private final RunningMoments[] peaks = new RunningMoments[OCTAVES];
  private final RunningMoments[] valleys = new RunningMoments[OCTAVES];

  /** Of spectra of {@code bins} bins, {@code width} Hz apart. */
  SpectralContrast(int bins, double width) {
    for (int band = 0; band <= OCTAVES; band++) {
      edges[band] = Math.min(bins, (int) Math.ceil((LOWEST << band) / width));
    }
    sorted = new double[edges[OCTAVES]];
    for (RunningMoments[] each : new RunningMoments[][] {contrasts, peaks, valleys}) {
      Arrays.setAll(each, band -> new RunningMoments());
    }
  }

  /** The names of the functionals, in order, such as {@code contrast640_mean}. */
  public static List<String> names() {
    return IntStream.range(0, OCTAVES)
        .map(octave -> LOWEST << octave)
        .boxed()
        .flatMap(
            lowest ->
                Stream.of("contrast%d_mean", "contrast%d_stddev", "peak%d_mean", "valley%d_mean")
                    .map(name -> name.formatted(lowest)))
        .toList();
  }

  /** Takes the next spectrum; 1 is the power of a full-scale sine. */
  void add(double[] power) {
    System.arraycopy(power, 0, sorted, 0, sorted.length);
    for (int band = 0; band < OCTAVES; band++) {
      int from = edges[band];
      int to = edges[band + 1];
      Arrays.sort(sorted, from, to);
      int some = Math.max(1, (to - from) / FIFTH);
      double peak = level(to - some, to);
      double valley = level(from, from + some);
      peaks[band].add(peak);
      valleys[band].add(valley);
      contrasts[band].add(peak - valley);
    }
  }

  /** The mean level of some bins, dB. */
  private double level(int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += FastMath.log2(sorted[k] + FLOOR);
    }
    return DB_PER_OCTAVE * sum / (to - from);
  }

  /** {@link #names()} many values. */
  float[] values() {
    FloatColumn values = new FloatColumn();
    for (int band = 0; band < OCTAVES; band++) {
      values.add(contrasts[band].mean());
      values.add(contrasts[band].standardDeviation());
      values.add(peaks[band].mean());
      values.add(valleys[band].mean());
    }
    return values.drain();
  }
}
