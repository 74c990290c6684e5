package org.sonaffect.study.fit;

import java.util.List;
import org.sonaffect.learning.prepare.FeatureGroups;

/**
 * The family of descriptors a feature belongs to: those of ComParE 2013 (Schuller et al.,
 * Interspeech 2013) by the contour it is made of, others by their name up to the first underscore.
 */
public final class DescriptorGroups {
  private DescriptorGroups() {}

  /** The group of each column. */
  public static FeatureGroups of(List<String> columns) {
    boolean compare = columns.stream().anyMatch(name -> name.startsWith("audspec_lengthL1norm"));
    return compare
        ? new FeatureGroups(columns.stream().map(DescriptorGroups::ofComParE).toList())
        : FeatureGroups.byPrefix(columns);
  }

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
}
