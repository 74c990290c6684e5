package org.sonaffect.automl.space;

/** Domains of rows, numbered from 0. */
public final class Domains {
  private Domains() {}

  /** One more than the highest. */
  public static int count(int[] domain) {
    int count = 0;
    for (int d : domain) {
      if (d < 0) {
        throw new IllegalArgumentException("expected a domain of 0 or above, found " + d);
      }
      count = Math.max(count, d + 1);
    }
    return count;
  }
}
