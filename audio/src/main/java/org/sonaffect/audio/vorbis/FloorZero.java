package org.sonaffect.audio.vorbis;

import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;

/** An envelope of line spectral pairs on the Bark scale (Vorbis I specification, section 6). */
final class FloorZero implements Floor {
  /** Decibels to natural logarithms: ln(10) / 20. */
  private static final double NATURAL = 0.11512925;

  private final int coefficients;
  private final int rate;
  private final int mapSize;
  private final int amplitudeBits;
  private final int offset;
  private final CodeBook[] books;

  private final float[][] cosines;
  private final long[] amplitude = new long[VorbisSetup.MOST_CHANNELS];

  /** By number of lines: of each line its place on the Bark scale; of two lengths of blocks. */
  private int @Nullable [] shortMap;

  private int @Nullable [] longMap;

  FloorZero(VorbisBits in, CodeBook[] all) throws AudioException {
    coefficients = in.read(8);
    rate = in.read(16);
    mapSize = in.read(16);
    amplitudeBits = in.read(6);
    offset = in.read(8);
    books = new CodeBook[in.read(4) + 1];
    for (int i = 0; i < books.length; i++) {
      books[i] = VorbisSetup.book(all, in.read(8));
      CodeBook.demand(books[i].hasVectors(), "a floor with a code book without values");
    }
    CodeBook.demand(
        coefficients > 0 && rate > 0 && mapSize > 0 && amplitudeBits <= 32,
        "a floor of " + coefficients + " coefficients at " + rate + " Hz");
    cosines = new float[VorbisSetup.MOST_CHANNELS][coefficients];
  }

  /** Section 6.2.2. */
  @Override
  public boolean decode(VorbisBits in, int channel) {
    amplitude[channel] = in.readLong(amplitudeBits);
    if (amplitude[channel] == 0) {
      return false;
    }
    int number = in.read(32 - Integer.numberOfLeadingZeros(books.length));
    if (number >= books.length || in.exhausted()) {
      return false;
    }
    CodeBook book = books[number];
    float[] to = cosines[channel];
    double last = 0;
    int at = 0;
    while (at < coefficients) {
      int entry = book.entry(in);
      if (entry < 0) {
        return false;
      }
      double value = 0;
      for (int d = 0; d < book.dimensions(); d++) {
        value = book.vectors()[entry * book.dimensions() + d] + last;
        if (at < coefficients) {
          to[at++] = (float) StrictMath.cos(value);
        }
      }
      last = value;
    }
    return true;
  }

  /** Section 6.2.3. */
  @Override
  public void apply(int channel, float[] lines, int count) {
    int[] map = map(count);
    double scale = amplitude[channel] * (double) offset / ((1L << amplitudeBits) - 1);
    int i = 0;
    while (i < count) {
      int place = map[i];
      double power = power(cosines[channel], StrictMath.cos(StrictMath.PI * place / mapSize));
      float envelope = (float) StrictMath.exp(NATURAL * (scale / Math.sqrt(power) - offset));
      for (; i < count && map[i] == place; i++) {
        lines[i] *= envelope;
      }
    }
  }

  /** p + q of the section. */
  private double power(float[] cosine, double here) {
    boolean odd = coefficients % 2 == 1;
    double p = odd ? 1 - here * here : (1 - here) / 2;
    double q = odd ? 0.25 : (1 + here) / 2;
    for (int j = 1; j < coefficients; j += 2) {
      double distance = cosine[j] - here;
      p *= 4 * distance * distance;
    }
    for (int j = 0; j < coefficients; j += 2) {
      double distance = cosine[j] - here;
      q *= 4 * distance * distance;
    }
    return p + q;
  }

  private int[] map(int count) {
    int[] map = longMap;
    if (map != null && map.length == count) {
      return map;
    }
    if (shortMap != null && shortMap.length == count) {
      return shortMap;
    }
    int[] made = new int[count];
    double whole = bark(0.5 * rate);
    for (int i = 0; i < count; i++) {
      double place = Math.floor(bark(rate * (double) i / (2 * count)) * mapSize / whole);
      made[i] = (int) Math.min(mapSize - 1.0, place);
    }
    shortMap = longMap;
    longMap = made;
    return made;
  }

  private static double bark(double hertz) {
    return 13.1 * StrictMath.atan(0.00074 * hertz)
        + 2.24 * StrictMath.atan(0.0000000185 * hertz * hertz)
        + 0.0001 * hertz;
  }
}
