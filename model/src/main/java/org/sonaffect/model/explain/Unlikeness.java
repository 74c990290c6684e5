package org.sonaffect.model.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sonaffect.model.ColumnRanges;

/**
 * What of a clip lies far beyond all training clips, by families of descriptors.
 *
 * <p>A feature lies far beyond where it passes the range of the training clips by a tenth of that
 * range or more. A family stands out where more of its features do than for 98 of 100 training
 * clips, each measured by the other ones, and at least a twentieth.
 */
public final class Unlikeness {
  /** Share of the range that a feature must pass it by. */
  private static final double BEYOND = 0.1;

  private static final double LEAST = 0.05;

  /** Share of the training clips that are not called unlike the others. */
  private static final double USUAL = 0.98;

  /** The features that measure how loud the loudest parts of a clip, or all of it, are. */
  private static final Set<String> LOUDNESS =
      Set.of(
          "pcm_RMSenergy_sma_percentile99.0", "loudness_sma3_percentile80.0", "loudnessIntegrated");

  private final DescriptorFamilies families;
  private final ColumnRanges ranges;
  private final int[] loudness;

  public Unlikeness(List<String> columns, DescriptorFamilies families, ColumnRanges ranges) {
    if (ranges.usual().length != families.size()) {
      throw new IllegalArgumentException(
          "%d usual shares for %d families of descriptors"
              .formatted(ranges.usual().length, families.size()));
    }
    this.families = families;
    this.ranges = ranges;
    this.loudness = new int[families.size()];
    for (int f = 0; f < loudness.length; f++) {
      loudness[f] =
          Arrays.stream(families.columns().get(f))
              .filter(j -> LOUDNESS.stream().anyMatch(columns.get(j)::endsWith))
              .findFirst()
              .orElse(-1);
    }
  }

  /** In words, a sentence a family that stands out. */
  public List<String> of(float[] features) {
    List<String> words = new ArrayList<>();
    for (int f = 0; f < families.size(); f++) {
      int beyond = 0;
      int[] columns = families.columns().get(f);
      for (int j : columns) {
        beyond += beyond(features[j], ranges.low()[j], ranges.high()[j]) ? 1 : 0;
      }
      double share = beyond / (double) columns.length;
      if (share >= LEAST && share > ranges.usual()[f]) {
        words.add(sentence(f, share, features));
      }
    }
    return words;
  }

  private String sentence(int family, double share, float[] features) {
    String what = families.names().get(family); // as the reasons call it
    int at = loudness[family];
    if (at >= 0) {
      float value = features[at];
      if (value > ranges.high()[at]) {
        what = "louder than any training clip";
      } else if (value < ranges.low()[at]) {
        what = "quieter than any training clip";
      }
    }
    return String.format(
        Locale.ROOT,
        "%s: %.0f %% of its descriptors far beyond the training clips",
        what,
        100 * share);
  }

  private static boolean beyond(double value, double low, double high) {
    double most = BEYOND * (high - low);
    return value < low - most || value > high + most;
  }

  /** The ranges of training clips, {@code [clip][column]}. */
  public static ColumnRanges ranges(float[][] clips, DescriptorFamilies families) {
    int p = clips[0].length;
    float[] low = new float[p];
    float[] high = new float[p];
    int[][] beyond = new int[families.size()][clips.length];
    for (int f = 0; f < families.size(); f++) {
      for (int j : families.columns().get(f)) {
        float[] sorted = new float[clips.length];
        for (int i = 0; i < clips.length; i++) {
          sorted[i] = clips[i][j];
        }
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        low[j] = sorted[0];
        high[j] = sorted[last];
        for (int i = 0; last > 0 && i < clips.length; i++) {
          float value = clips[i][j];
          float otherLow = value == low[j] ? sorted[1] : low[j];
          float otherHigh = value == high[j] ? sorted[last - 1] : high[j];
          beyond[f][i] += beyond(value, otherLow, otherHigh) ? 1 : 0;
        }
      }
    }
    double[] usual = new double[families.size()];
    for (int f = 0; f < usual.length; f++) {
      int[] sorted = beyond[f].clone();
      Arrays.sort(sorted);
      int most = sorted[(int) Math.ceil(USUAL * sorted.length) - 1];
      usual[f] = most / (double) families.columns().get(f).length;
    }
    return new ColumnRanges(low, high, usual, families.shared() ? families.names() : null);
  }
}
