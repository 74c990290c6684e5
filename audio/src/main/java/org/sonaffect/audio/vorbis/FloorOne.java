package org.sonaffect.audio.vorbis;

import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;

/** An envelope of straight lines on a logarithmic scale (Vorbis I specification, section 7). */
final class FloorOne implements Floor {
  private static final int MOST_POSTS = 65;
  private static final int[] RANGES = {256, 128, 86, 64};

  /** Section 10.1: 256 steps of 140 / 256 dB up to 1. */
  private static final float[] DECIBELS = new float[256];

  static {
    for (int i = 0; i < DECIBELS.length; i++) {
      DECIBELS[i] = (float) StrictMath.pow(10, (i - 255) * 140.0 / 256 / 20);
    }
  }

  private final int[] classOf;
  private final int[] size = new int[16];
  private final int[] subclassBits = new int[16];
  private final CodeBook[] master = new CodeBook[16];
  private final CodeBook[][] sub = new CodeBook[16][8];
  private final int multiplier;
  private final int[] x;
  private final int[] order;
  private final int[] below;
  private final int[] above;

  /** {@code [channel][post]}: heights, and whether a post bends the line. */
  private final int[][] heights = new int[VorbisSetup.MOST_CHANNELS][MOST_POSTS];

  private final boolean[][] bends = new boolean[VorbisSetup.MOST_CHANNELS][MOST_POSTS];

  FloorOne(VorbisBits in, CodeBook[] books) throws AudioException {
    classOf = new int[in.read(5)];
    int classes = 0;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = in.read(4);
      classes = Math.max(classes, classOf[i] + 1);
    }
    for (int c = 0; c < classes; c++) {
      size[c] = in.read(3) + 1;
      subclassBits[c] = in.read(2);
      if (subclassBits[c] > 0) {
        master[c] = VorbisSetup.book(books, in.read(8));
      }
      for (int s = 0; s < 1 << subclassBits[c]; s++) {
        int book = in.read(8) - 1;
        sub[c][s] = book < 0 ? null : VorbisSetup.book(books, book);
      }
    }
    multiplier = in.read(2) + 1;
    int range = in.read(4);
    int posts = 2;
    for (int c : classOf) {
      posts += size[c];
    }
    CodeBook.demand(posts <= MOST_POSTS, "a floor of " + (posts - 2) + " posts");
    x = new int[posts];
    x[1] = 1 << range;
    for (int i = 2; i < posts; i++) {
      x[i] = in.read(range);
    }
    order = new int[posts];
    below = new int[posts];
    above = new int[posts];
    neighbours();
  }

  private void neighbours() throws AudioException {
    Integer[] sorted = new Integer[x.length];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, (a, b) -> Integer.compare(x[a], x[b]));
    for (int i = 0; i < x.length; i++) {
      order[i] = sorted[i];
      CodeBook.demand(i == 0 || x[order[i]] > x[order[i - 1]], "a floor with two posts in a place");
    }
    for (int i = 2; i < x.length; i++) {
      above[i] = 1;
      for (int j = 0; j < i; j++) {
        if (x[j] < x[i] && x[j] > x[below[i]]) {
          below[i] = j;
        }
        if (x[j] > x[i] && x[j] < x[above[i]]) {
          above[i] = j;
        }
      }
    }
  }

  /** Section 7.2.3. */
  @Override
  public boolean decode(VorbisBits in, int channel) {
    if (!in.flag() || in.exhausted()) {
      return false;
    }
    int[] y = heights[channel];
    int range = RANGES[multiplier - 1];
    int bits = 32 - Integer.numberOfLeadingZeros(range - 1);
    y[0] = in.read(bits);
    y[1] = in.read(bits);
    int at = 2;
    for (int c : classOf) {
      int mask = (1 << subclassBits[c]) - 1;
      int choice = 0;
      CodeBook chooser = master[c];
      if (chooser != null) {
        choice = chooser.entry(in);
        if (choice < 0) {
          return false;
        }
      }
      for (int i = 0; i < size[c]; i++) {
        CodeBook book = sub[c][choice & mask];
        choice >>>= subclassBits[c];
        y[at] = book == null ? 0 : book.entry(in);
        if (y[at++] < 0) {
          return false;
        }
      }
    }
    unfold(y, bends[channel], range);
    return !in.exhausted();
  }

  /** Section 7.2.4, step 1: from differences to what the neighbours predict, to heights. */
  private void unfold(int[] y, boolean[] bend, int range) {
    bend[0] = true;
    bend[1] = true;
    y[0] = Math.min(y[0], range - 1);
    y[1] = Math.min(y[1], range - 1);
    for (int i = 2; i < x.length; i++) {
      int low = below[i];
      int high = above[i];
      int predicted = pointOf(x[low], y[low], x[high], y[high], x[i]);
      int value = y[i];
      int roomAbove = range - predicted;
      int roomBelow = predicted;
      int room = 2 * Math.min(roomAbove, roomBelow);
      bend[i] = value != 0;
      if (value == 0) {
        y[i] = predicted;
        continue;
      }
      bend[low] = true;
      bend[high] = true;
      int height;
      if (value >= room) {
        height =
            roomAbove > roomBelow
                ? value - roomBelow + predicted
                : predicted - value + roomAbove - 1;
      } else {
        height = (value & 1) != 0 ? predicted - (value + 1) / 2 : predicted + value / 2;
      }
      y[i] = Math.max(0, Math.min(range - 1, height));
    }
  }

  /** Section 9.2.6. */
  private static int pointOf(int x0, int y0, int x1, int y1, int x) {
    int rise = y1 - y0;
    int offset = Math.abs(rise) * (x - x0) / (x1 - x0);
    return rise < 0 ? y0 - offset : y0 + offset;
  }

  /** Section 7.2.4, step 2. */
  @Override
  public void apply(int channel, float[] lines, int count) {
    int[] y = heights[channel];
    boolean[] bend = bends[channel];
    int fromX = 0;
    int fromY = y[order[0]] * multiplier;
    for (int i = 1; i < order.length && fromX < count; i++) {
      int post = order[i];
      if (bend[post]) {
        int toY = y[post] * multiplier;
        line(fromX, fromY, x[post], toY, lines, count);
        fromX = x[post];
        fromY = toY;
      }
    }
    for (int i = fromX; i < count; i++) {
      lines[i] *= DECIBELS[fromY];
    }
  }

  /** Section 9.2.7. */
  private static void line(int x0, int y0, int x1, int y1, float[] lines, int count) {
    int width = x1 - x0;
    int rise = y1 - y0;
    int base = rise / width;
    int step = rise < 0 ? base - 1 : base + 1;
    int rest = Math.abs(rise) - Math.abs(base * width);
    int y = y0;
    int error = 0;
    int end = Math.min(x1, count);
    for (int i = x0; i < end; i++) {
      lines[i] *= DECIBELS[y];
      error += rest;
      if (error >= width) {
        error -= width;
        y += step;
      } else {
        y += base;
      }
    }
  }
}
