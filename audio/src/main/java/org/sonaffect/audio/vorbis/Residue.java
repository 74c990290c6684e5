package org.sonaffect.audio.vorbis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;

/** What the envelope is multiplied by, in vectors (Vorbis I specification, section 8). */
final class Residue {
  private static final int PASSES = 8;

  private final int type;
  private final int begin;
  private final int end;
  private final int size;
  private final int classes;
  private final CodeBook classBook;

  /** {@code [class][pass]}. */
  private final @Nullable CodeBook[][] books;

  /** {@code [channel][partition]}. */
  private final int[][] classOf = new int[VorbisSetup.MOST_CHANNELS][0];

  private float[] joined = {};

  Residue(VorbisBits in, CodeBook[] all) throws AudioException {
    type = in.read(16);
    CodeBook.demand(type <= 2, "a residue of type " + type);
    begin = in.read(24);
    end = in.read(24);
    size = in.read(24) + 1;
    classes = in.read(6) + 1;
    classBook = VorbisSetup.book(all, in.read(8));
    CodeBook.demand(begin <= end, "a residue from " + begin + " to " + end);
    CodeBook.demand(
        power(classes, classBook.dimensions()) <= classBook.entries(),
        "a residue of " + classes + " classes in a book of " + classBook.entries());
    int[] cascade = new int[classes];
    for (int c = 0; c < classes; c++) {
      cascade[c] = in.read(3);
      if (in.flag()) {
        cascade[c] |= in.read(5) << 3;
      }
    }
    books = new CodeBook[classes][PASSES];
    for (int c = 0; c < classes; c++) {
      for (int pass = 0; pass < PASSES; pass++) {
        if ((cascade[c] >> pass & 1) != 0) {
          CodeBook book = VorbisSetup.book(all, in.read(8));
          CodeBook.demand(book.hasVectors(), "a residue with a code book without values");
          books[c][pass] = book;
        }
      }
    }
    CodeBook.demand(!in.exhausted(), "a residue is cut short");
  }

  private static long power(long base, int exponent) {
    long result = 1;
    for (int i = 0; i < exponent && result <= Integer.MAX_VALUE; i++) {
      result *= base;
    }
    return result;
  }

  /**
   * Decodes the lines of some channels, as far as there are bits.
   *
   * @param lines {@code float[channels][count]}, zeros
   * @param coded which of them are in the packet
   */
  void decode(VorbisBits in, float[][] lines, boolean[] coded, int channels, int count) {
    if (type < 2) {
      decode(in, lines, coded, channels, count, type == 0);
      return;
    }
    boolean any = false;
    for (int c = 0; c < channels; c++) {
      any |= coded[c];
    }
    if (!any) {
      return;
    }
    int all = channels * count;
    if (joined.length < all) {
      joined = new float[all];
    }
    Arrays.fill(joined, 0, all, 0f);
    decode(in, new float[][] {joined}, new boolean[] {true}, 1, all, false);
    for (int c = 0; c < channels; c++) {
      float[] to = lines[c];
      for (int i = 0, at = c; i < count; i++, at += channels) {
        to[i] = joined[at];
      }
    }
  }

  /** Section 8.6.2. */
  private void decode(
      VorbisBits in,
      float[][] lines,
      boolean[] coded,
      int channels,
      int count,
      boolean interleaved) {
    int first = Math.min(begin, count);
    int partitions = (Math.min(end, count) - first) / size;
    int perWord = classBook.dimensions();
    for (int c = 0; c < channels; c++) {
      if (classOf[c].length < partitions + perWord) {
        classOf[c] = new int[partitions + perWord];
      }
    }
    for (int pass = 0; pass < PASSES; pass++) {
      for (int word = 0; word < partitions; word += perWord) {
        if (pass == 0) {
          for (int c = 0; c < channels; c++) {
            if (coded[c] && !classes(in, classOf[c], word)) {
              return;
            }
          }
        }
        int end = Math.min(word + perWord, partitions);
        for (int partition = word; partition < end; partition++) {
          int at = first + partition * size;
          for (int c = 0; c < channels; c++) {
            CodeBook book = coded[c] ? books[classOf[c][partition]][pass] : null;
            if (book != null && !partition(in, book, lines[c], at, interleaved)) {
              return;
            }
          }
        }
      }
    }
  }

  private boolean classes(VorbisBits in, int[] to, int from) {
    int word = classBook.entry(in);
    if (word < 0) {
      return false;
    }
    for (int i = classBook.dimensions() - 1; i >= 0; i--) {
      to[from + i] = word % classes;
      word /= classes;
    }
    return true;
  }

  private boolean partition(
      VorbisBits in, CodeBook book, float[] to, int from, boolean interleaved) {
    float[] vectors = book.vectors();
    int dimensions = book.dimensions();
    if (interleaved) {
      int step = size / dimensions;
      for (int i = 0; i < step; i++) {
        int entry = book.entry(in);
        if (entry < 0) {
          return false;
        }
        for (int d = 0; d < dimensions; d++) {
          to[from + i + d * step] += vectors[entry * dimensions + d];
        }
      }
      return true;
    }
    for (int i = 0; i < size; ) {
      int entry = book.entry(in);
      if (entry < 0) {
        return false;
      }
      int vector = entry * dimensions;
      int end = Math.min(size, i + dimensions);
      while (i < end) {
        to[from + i++] += vectors[vector++];
      }
    }
    return true;
  }
}
