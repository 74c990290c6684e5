package org.sonaffect.acoustics;

import java.util.List;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.egemaps.EgemapsContours;
import org.sonaffect.acoustics.egemaps.EgemapsFunctionals;

/** What GeMAPS has of eGeMAPS: the same digits, fewer columns (docs/spec/egemaps.md §E13). */
final class Gemaps {
  /** How the names of what it has not begin. */
  private static final List<String> WITHOUT =
      List.of("spectralFlux", "mfcc", "F2bandwidth", "F3bandwidth", "equivalentSoundLevel");

  private Gemaps() {}

  static List<String> featureNames() {
    return EgemapsFunctionals.names().stream().filter(Gemaps::has).toList();
  }

  static List<String> contourNames() {
    return EgemapsContours.names().stream().filter(Gemaps::has).toList();
  }

  private static boolean has(String name) {
    return WITHOUT.stream().noneMatch(name::startsWith);
  }

  /** Those of the functionals of eGeMAPS. */
  static float[] functionals(float[] egemaps) {
    List<String> names = FeatureSet.GEMAPS.featureNames();
    float[] picked = new float[names.size()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = egemaps[FeatureSet.EGEMAPS.featureIndex(names.get(i))];
    }
    return picked;
  }

  /** Those of the contours of eGeMAPS. */
  static Contours contours(Contours egemaps) {
    List<String> all = EgemapsContours.names();
    float[][] picked =
        FeatureSet.GEMAPS.contourNames().stream()
            .map(name -> egemaps.values()[all.indexOf(name)])
            .toArray(float[][]::new);
    return new Contours(egemaps.sampleRate(), egemaps.times(), picked);
  }
}
