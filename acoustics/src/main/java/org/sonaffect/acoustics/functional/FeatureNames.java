package org.sonaffect.acoustics.functional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.acoustics.contour.ContourNames;

/** The names of the 6373 functionals, by the rule of functionals.md section 2. */
public final class FeatureNames {
  /** Functionals of a clip. */
  public static final int COUNT = 6373;

  /** Contours without their deltas. */
  static final int CONTOURS = 65;

  private static final List<String> ALL = build();

  private static final Map<String, Integer> INDEX = indices();

  private FeatureNames() {}

  /** All names, in output order. */
  public static List<String> all() {
    return ALL;
  }

  /** Where a name stands; {@link IllegalArgumentException} if there is no such functional. */
  public static int index(String name) {
    Integer index = INDEX.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no functional is named " + name);
    }
    return index;
  }

  private static Map<String, Integer> indices() {
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < ALL.size(); i++) {
      indices.put(ALL.get(i), i);
    }
    return Map.copyOf(indices);
  }

  private static List<String> build() {
    List<String> statics = ContourNames.names().subList(0, CONTOURS);
    List<String> deltas = ContourNames.names().subList(CONTOURS, 2 * CONTOURS);
    List<String> nz = statics.subList(0, 6);
    List<String> a = statics.subList(6, 10);
    List<String> b = statics.subList(10, 65);
    List<String> ab = statics.subList(6, 65);
    List<String> names = new ArrayList<>(COUNT);
    names.addAll(Component.A.features(a));
    names.addAll(Component.A.features(deltas.subList(6, 10)));
    names.addAll(Component.B.features(b));
    names.addAll(Component.B.features(deltas.subList(10, 65)));
    names.addAll(Component.NZ.features(nz));
    names.addAll(Component.NZ.features(deltas.subList(0, 6)));
    names.addAll(Component.F0.features(List.of(nz.get(0) + "_ff0")));
    names.addAll(Component.LLD.features(ab));
    names.addAll(Component.DELTA.features(deltas.subList(6, 65)));
    return List.copyOf(names);
  }
}
