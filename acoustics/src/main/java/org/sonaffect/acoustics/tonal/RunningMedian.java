package org.sonaffect.acoustics.tonal;

/** The median of a few values that come and go. */
final class RunningMedian {
  private final float[] sorted;
  private int count;

  /** Of at most so many values at a time, and one more. */
  RunningMedian(int most) {
    sorted = new float[most + 1];
  }

  void clear() {
    count = 0;
  }

  void add(float value) {
    int at = count++;
    while (at > 0 && sorted[at - 1] > value) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    sorted[at] = value;
  }

  /** Takes away a value that was added. */
  void remove(float value) {
    count--;
    int at = count;
    float carried = sorted[at];
    while (carried != value) {
      at--;
      float next = sorted[at];
      sorted[at] = carried;
      carried = next;
    }
  }

  /** Of an even number of values the upper of the two in the middle. */
  float median() {
    return sorted[count / 2];
  }
}
