package org.sonaffect.acoustics.functional;

/**
 * One contour as the functionals see it, with what several groups share
 * (docs/spec/compare2013-functionals.md §F3), and the scratch space they work in. Reused from
 * contour to contour; not for several threads.
 */
public final class Series {
  /** The samples, {@code x[0..n-1]}. */
  final float[] x;

  /** Peaks and valleys, for {@link Peaks}: position and whether it is a maximum. */
  final int[] extremum;

  final boolean[] isMaximum;

  /** The way to each of them, for {@link Peaks}. */
  final float[] slope;

  private final RankSelection selection;
  private int n;
  private float min;
  private float max;
  private float mean;

  /** For contours of up to so many samples. */
  public Series(int capacity) {
    this.x = new float[capacity];
    this.extremum = new int[capacity];
    this.isMaximum = new boolean[capacity];
    this.slope = new float[capacity];
    this.selection = new RankSelection(capacity);
  }

  /** The first {@code count} samples of a contour. */
  public void set(float[] contour, int count) {
    System.arraycopy(contour, 0, x, 0, count);
    n = count;
    survey();
  }

  /** The same without its zeros, closed up; may leave nothing. */
  public void setNonZero(float[] contour, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (contour[i] != 0f) {
        x[kept++] = contour[i];
      }
    }
    n = kept;
    survey();
  }

  private void survey() {
    if (n == 0) {
      return;
    }
    float low = x[0];
    float high = x[0];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      float v = x[i];
      low = v < low ? v : low;
      high = v > high ? v : high;
      sum += v;
    }
    min = low;
    max = high;
    mean = (float) (sum / n);
  }

  /** How many samples there are. */
  public int length() {
    return n;
  }

  float min() {
    return min;
  }

  float max() {
    return max;
  }

  /** max - min, float32. */
  float range() {
    return max - min;
  }

  /**
   * Sum in float64 over the number of samples, rounded; every later use is of the rounded value.
   */
  public float mean() {
    return mean;
  }

  /**
   * The samples in ascending order as far as asked for.
   *
   * @param ranks from 0 to {@link #length} - 1, ascending
   * @return an array that holds the sample of each of these ranks at that index
   */
  float[] ranked(int[] ranks) {
    return selection.select(x, n, min, max, ranks);
  }
}
