package org.sonaffect.study.fit;

import java.util.List;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.learning.prepare.FeatureGroups;

/**
 * The family of descriptors a feature belongs to: those of a feature set by what they measure, of
 * several sets each after its set's name and a dot; others by their name up to the first
 * underscore.
 */
public final class DescriptorGroups {
  private DescriptorGroups() {}

  /** The group of each column. */
  public static FeatureGroups of(List<String> columns) {
    // A table may have some more columns than ComParE.
    if (columns.stream().anyMatch(name -> name.startsWith("audspec_lengthL1norm"))) {
      return new FeatureGroups(columns.stream().map(DescriptorGroups::ofComParE).toList());
    }
    FeatureSets sets = FeatureSets.holding(columns);
    if (sets == null) {
      return FeatureGroups.byPrefix(columns);
    }
    return new FeatureGroups(columns.stream().map(c -> group(sets.sets(), c)).toList());
  }

  private static String group(List<FeatureSet> sets, String column) {
    if (sets.size() == 1) {
      return group(sets.get(0), column);
    }
    for (FeatureSet set : sets) {
      String prefix = set.title() + ".";
      if (column.startsWith(prefix)) {
        return prefix + group(set, column.substring(prefix.length()));
      }
    }
    throw new IllegalArgumentException(column + " is of none of these sets");
  }

  private static String group(FeatureSet set, String name) {
    return switch (set) {
      case COMPARE2013, COMPARE2016 -> ofComParE(name);
      case EGEMAPS, GEMAPS -> ofEgemaps(name);
      case TONAL -> ofTonal(name);
      case CONTRAST -> name.startsWith("valley") ? "valleys" : "peaks";
      case PERCUSSION -> name.startsWith("percussiveShare") ? "beats" : "beats by pitch";
    };
  }

  /** By the contour a feature is made of (Schuller et al., Interspeech 2013). */
  private static String ofComParE(String name) {
    if (name.startsWith("mfcc")) {
      return "cepstral";
    }
    if (name.startsWith("audSpec_Rfilt")) {
      return "auditory bands";
    }
    if (name.startsWith("audspec") || name.startsWith("pcm_RMS") || name.startsWith("pcm_zcr")) {
      return "energy";
    }
    if (name.startsWith("pcm_fftMag")) {
      return "spectral";
    }
    return "voicing";
  }

  /**
   * The families of Eyben et al., "The Geneva Minimalistic Acoustic Parameter Set (GeMAPS)", IEEE
   * Transactions on Affective Computing 7, 2016, with pitch and formants apart.
   */
  private static String ofEgemaps(String name) {
    if (name.endsWith("PerSec") || name.contains("SegmentLength")) {
      return "temporal";
    }
    if (name.startsWith("F0")) {
      return "pitch";
    }
    if (name.matches("F[123].*")) {
      return "formants";
    }
    if (name.startsWith("jitter") || name.startsWith("shimmer") || name.startsWith("HNR")) {
      return "voice quality";
    }
    if (name.startsWith("loudness") || name.startsWith("equivalentSoundLevel")) {
      return "loudness";
    }
    return name.startsWith("mfcc") ? "cepstral" : "spectral balance";
  }

  private static String ofTonal(String name) {
    if (name.startsWith("tempo") || name.startsWith("pulse") || name.startsWith("onset")) {
      return "rhythm";
    }
    if (name.startsWith("loudness") || name.startsWith("truePeak")) {
      return "loudness";
    }
    return name.startsWith("sharpness") || name.startsWith("roughness")
        ? "sharpness and roughness"
        : "harmony";
  }
}
