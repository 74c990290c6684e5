package org.sonaffect.acoustics.contour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing column of floats, kept in blocks so that growing never copies nor doubles it. */
public final class FloatColumn {
  private static final int BLOCK = 4096;

  private final List<float[]> full = new ArrayList<>();
  private float[] last = new float[64];
  private int used;

  /** Adds a value at the end. */
  public void add(float value) {
    if (used == last.length) {
      if (used < BLOCK) {
        last = Arrays.copyOf(last, Math.min(BLOCK, 2 * used));
      } else {
        full.add(last);
        last = new float[BLOCK];
        used = 0;
      }
    }
    last[used++] = value;
  }

  /** Adds the float next to a value. */
  public void add(double value) {
    add((float) value);
  }

  /** How many values there are. */
  public int size() {
    return full.size() * BLOCK + used;
  }

  /** The column as one array; the column is empty afterwards. */
  public float[] drain() {
    float[] values = new float[size()];
    int at = 0;
    for (float[] block : full) {
      System.arraycopy(block, 0, values, at, BLOCK);
      at += BLOCK;
    }
    System.arraycopy(last, 0, values, at, used);
    full.clear();
    used = 0;
    return values;
  }
}
