package org.sonaffect.acoustics.contour;

import java.util.ArrayList;
import java.util.List;

/** The names of the 65 contours and of their deltas, by the rule of functionals.md section 1.1. */
public final class ContourNames {
  /** Contours without their deltas. */
  public static final int COUNT = 65;

  private static final List<String> STEMS = stems();
  private static final List<String> STATIC = STEMS.stream().map(s -> suffixed(s, "_sma")).toList();
  private static final List<String> DELTA =
      STEMS.stream().map(s -> suffixed(s, "_sma_de")).toList();

  private ContourNames() {}

  /** The 65 smoothed contours, in the order of the set. */
  public static List<String> statics() {
    return STATIC;
  }

  /** Their deltas, in the same order. */
  public static List<String> deltas() {
    return DELTA;
  }

  private static List<String> stems() {
    List<String> stems = new ArrayList<>();
    stems.addAll(
        List.of(
            "F0final",
            "voicingFinalUnclipped",
            "jitterLocal",
            "jitterDDP",
            "shimmerLocal",
            "logHNR",
            "audspec_lengthL1norm",
            "audspecRasta_lengthL1norm",
            "pcm_RMSenergy",
            "pcm_zcr"));
    for (int band = 0; band < 26; band++) {
      stems.add("audSpec_Rfilt[" + band + "]");
    }
    for (String spectral :
        List.of(
            "fband250-650",
            "fband1000-4000",
            "spectralRollOff25.0",
            "spectralRollOff50.0",
            "spectralRollOff75.0",
            "spectralRollOff90.0",
            "spectralFlux",
            "spectralCentroid",
            "spectralEntropy",
            "spectralVariance",
            "spectralSkewness",
            "spectralKurtosis",
            "spectralSlope",
            "psySharpness",
            "spectralHarmonicity")) {
      stems.add("pcm_fftMag_" + spectral);
    }
    for (int coefficient = 1; coefficient <= 14; coefficient++) {
      stems.add("mfcc[" + coefficient + "]");
    }
    return List.copyOf(stems);
  }

  /** The suffix goes before an index. */
  private static String suffixed(String stem, String suffix) {
    int index = stem.indexOf('[');
    return index < 0 ? stem + suffix : stem.substring(0, index) + suffix + stem.substring(index);
  }
}
