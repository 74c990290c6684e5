package org.sonaffect.acoustics.contour;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of the 130 contours, in order: smoothed ({@code _sma}), then their deltas
 * (docs/spec/compare2013.md §S3).
 */
public final class ContourNames {
  private static final String[] VOICE = {
    "F0final", "voicingFinalUnclipped", "jitterLocal", "jitterDDP", "shimmerLocal", "logHNR"
  };
  private static final String[] LOUDNESS = {
    "audspec_lengthL1norm", "audspecRasta_lengthL1norm", "pcm_RMSenergy", "pcm_zcr"
  };
  private static final String[] SPECTRAL = {
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
    "spectralHarmonicity"
  };

  private static final List<String> ALL = all();

  private ContourNames() {}

  /** All 130 names. */
  public static List<String> names() {
    return ALL;
  }

  private static List<String> all() {
    List<String> names = new ArrayList<>();
    for (String suffix : new String[] {"_sma", "_sma_de"}) {
      for (String name : VOICE) {
        names.add(name + suffix);
      }
      for (String name : LOUDNESS) {
        names.add(name + suffix);
      }
      for (int band = 0; band < MelBands.COUNT; band++) {
        names.add("audSpec_Rfilt" + suffix + "[" + band + "]");
      }
      for (String name : SPECTRAL) {
        names.add("pcm_fftMag_" + name + suffix);
      }
      for (int i = 1; i <= Mfcc.COUNT; i++) {
        names.add("mfcc" + suffix + "[" + i + "]");
      }
    }
    return List.copyOf(names);
  }
}
