package org.sonaffect.acoustics.functional;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Contours for tests, and the functionals of them. */
final class Contour {
  private Contour() {}

  static Series of(float... values) {
    Series series = new Series(Math.max(1, values.length));
    series.set(values, values.length);
    return series;
  }

  static Series of(int length, IntToDoubleFunction value) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return of(values);
  }

  /** Noise, a lattice with many ties, a walk or mostly zeros. */
  static float[] random(SplittableRandom random, int length) {
    float[] values = new float[length];
    int kind = random.nextInt(4);
    float walk = 0;
    for (int i = 0; i < length; i++) {
      float noise = (float) (random.nextDouble() - 0.5);
      walk += noise;
      values[i] =
          switch (kind) {
            case 0 -> noise;
            case 1 -> random.nextInt(5) - 2;
            case 2 -> walk;
            default -> random.nextInt(4) == 0 ? noise : 0f;
          };
    }
    return values;
  }

  /** The value of one functional of a group. */
  static float value(FunctionalGroup group, String name, Series series) {
    float[] out = new float[group.names().size()];
    group.compute(series, out, 0);
    return out[group.names().indexOf(name)];
  }
}
