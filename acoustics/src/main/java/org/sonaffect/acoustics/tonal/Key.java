package org.sonaffect.acoustics.tonal;

/**
 * How well a chroma fits the 24 major and minor keys: its correlation with the probe-tone profiles
 * of Krumhansl and Kessler, "Tracing the dynamic changes in perceived tonal organization in a
 * spatial representation of musical keys", 1982.
 *
 * @param major highest correlation with a major key, in [-1, 1]
 * @param minor highest correlation with a minor key
 */
record Key(double major, double minor) {
  private static final double[] MAJOR = {
    6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88
  };
  private static final double[] MINOR = {
    6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17
  };

  /** Of {@code double[12]}; both are 0 where the classes are all alike. */
  static Key of(double[] chroma) {
    double major = -1;
    double minor = -1;
    for (int tonic = 0; tonic < Chroma.CLASSES; tonic++) {
      major = Math.max(major, correlation(chroma, MAJOR, tonic));
      minor = Math.max(minor, correlation(chroma, MINOR, tonic));
    }
    return new Key(major, minor);
  }

  /** Correlation with the best key, in [-1, 1] (Gómez 2006: key strength). */
  double clarity() {
    return Math.max(major, minor);
  }

  /**
   * How much more major than minor, in [-2, 2] (Saari, Eerola and Lartillot, "Generalizability and
   * simplicity as criteria in feature selection", 2011).
   */
  double mode() {
    return major - minor;
  }

  private static double correlation(double[] chroma, double[] profile, int tonic) {
    double meanChroma = 0;
    double meanProfile = 0;
    for (int i = 0; i < Chroma.CLASSES; i++) {
      meanChroma += chroma[i] / Chroma.CLASSES;
      meanProfile += profile[i] / Chroma.CLASSES;
    }
    double both = 0;
    double ofChroma = 0;
    double ofProfile = 0;
    for (int i = 0; i < Chroma.CLASSES; i++) {
      double x = chroma[(i + tonic) % Chroma.CLASSES] - meanChroma;
      double y = profile[i] - meanProfile;
      both += x * y;
      ofChroma += x * x;
      ofProfile += y * y;
    }
    return ofChroma < 1e-12 ? 0 : both / Math.sqrt(ofChroma * ofProfile);
  }
}
