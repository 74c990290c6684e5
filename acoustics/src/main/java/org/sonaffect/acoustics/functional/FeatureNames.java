package org.sonaffect.acoustics.functional;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.acoustics.contour.ContourNames;

/** The names of the 6373 functionals (docs/spec/compare2013-functionals.md §F2). */
public final class FeatureNames {
  /** Functionals of a clip. */
  public static final int COUNT = 6373;

  /** Contours without their deltas. */
  static final int CONTOURS = 65;

  private static final int[] STARTS = new int[Component.values().length];
  private static final List<String> ALL = build();

  private FeatureNames() {}

  /** All names, in output order. */
  public static List<String> all() {
    return ALL;
  }

  /** Where the functionals of a component begin. */
  static int start(Component component) {
    return STARTS[component.ordinal()];
  }

  private static List<String> build() {
    List<String> names = new ArrayList<>(COUNT);
    for (Component component : Component.values()) {
      STARTS[component.ordinal()] = names.size();
      names.addAll(component.features(contours(component)));
    }
    return List.copyOf(names);
  }

  /** The contours of a component: all static ones, then all deltas. */
  private static List<String> contours(Component component) {
    List<String> statics = ContourNames.names().subList(0, CONTOURS);
    List<String> deltas = ContourNames.names().subList(CONTOURS, 2 * CONTOURS);
    return switch (component) {
      case A -> joined(statics.subList(6, 10), deltas.subList(6, 10));
      case B -> joined(statics.subList(10, 65), deltas.subList(10, 65));
      case NZ -> joined(statics.subList(0, 6), deltas.subList(0, 6));
      case F0 -> List.of(statics.get(0) + "_ff0");
      case LLD -> statics.subList(6, 65);
      case DELTA -> deltas.subList(6, 65);
    };
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
