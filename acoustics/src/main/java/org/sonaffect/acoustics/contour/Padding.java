package org.sonaffect.acoustics.contour;

/** Where the zeros go that make a windowed frame as long as its transform. */
public enum Padding {
  /** All behind the frame (docs/spec/compare2013-contours.md §C3.2). */
  TRAILING,
  /** Half of them, rounded down, in front of it (docs/spec/egemaps.md §E1.2). */
  SYMMETRIC;

  /** Zeros in front of a frame of {@code length} samples in a transform of {@code size}. */
  public int front(int length, int size) {
    return this == TRAILING ? 0 : (size - length) / 2;
  }
}
