package org.sonaffect.acoustics.contour;

/** Where a spectrum has its local maxima. */
final class Maxima {
  private Maxima() {}

  /**
   * Lists the inner points of {@code x} that are higher than the one before, and higher than the
   * one after or, unless {@code strict}, as high. No point is negative, so their bits compare as
   * they do; the signs of two steps say where a maximum is, since noise would mispredict a branch.
   *
   * @param list takes the indices, {@code int[x.length]}
   * @param count how many it holds already
   * @return how many it holds
   */
  static int list(float[] x, boolean strict, int[] list, int count) {
    int tie = strict ? 0 : 1;
    int found = count;
    int here = Float.floatToRawIntBits(x[1]);
    int rise = here - Float.floatToRawIntBits(x[0]);
    for (int i = 1; i < x.length - 1; i++) {
      int after = Float.floatToRawIntBits(x[i + 1]);
      int next = after - here;
      list[found] = i;
      found += (-rise & (next - tie)) >>> 31; // 1 where rise > 0 and next < tie
      rise = next;
      here = after;
    }
    return found;
  }
}
