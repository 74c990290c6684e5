package org.sonaffect.audio.pcm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.sonaffect.audio.stream.Cancellation;
import org.sonaffect.audio.stream.MonoMix;

/**
 * Uncompressed samples from bytes, mixed to mono as {@link MonoMix} says, or each channel for
 * itself. Immutable.
 *
 * <p>An integer sample is read from {@code bytes} bytes, exclusive-or-ed with {@code flip}, shifted
 * up to drop bits above it and down to drop bits below it.
 */
public final class PcmDecoder {
  private enum Number {
    SIGNED,
    UNSIGNED,
    FLOAT32,
    FLOAT64
  }

  /** Two bytes, the lower first: what nearly all files hold. */
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final Number number;
  private final int bytes;
  private final boolean bigEndian;
  private final int flip;
  private final int up;
  private final int down;
  private final float fullScale;
  private final int channels;
  private final int groups;

  private PcmDecoder(
      Number number,
      int bytes,
      boolean bigEndian,
      int flip,
      int up,
      int down,
      float fullScale,
      int channels,
      int groups) {
    this.number = number;
    this.bytes = bytes;
    this.bigEndian = bigEndian;
    this.flip = flip;
    this.up = up;
    this.down = down;
    this.fullScale = fullScale;
    this.channels = channels;
    this.groups = groups;
  }

  /** Signed integers of 1 to 4 bytes that fill them. */
  public static PcmDecoder signed(int bytes, boolean bigEndian, int channels) {
    int free = 32 - 8 * bytes;
    return new PcmDecoder(
        Number.SIGNED, bytes, bigEndian, 0, free, free, MonoMix.fullScale(8 * bytes), channels, 1);
  }

  /** Unsigned bytes around 128, as in 8-bit WAV. */
  public static PcmDecoder unsignedBytes(int channels) {
    return new PcmDecoder(Number.SIGNED, 1, false, 0x80, 24, 24, MonoMix.fullScale(8), channels, 1);
  }

  /**
   * Signed integers at the upper end of a wider container, as RIFF requires: 24 valid bits in 4
   * bytes are the upper 3 bytes. A part of a byte is not cut off.
   */
  public static PcmDecoder leftJustified(
      int containerBytes, int validBytes, boolean bigEndian, int channels) {
    int up = 32 - 8 * containerBytes;
    return new PcmDecoder(
        Number.SIGNED,
        containerBytes,
        bigEndian,
        0,
        up,
        32 - 8 * validBytes,
        MonoMix.fullScale(8 * validBytes),
        channels,
        1);
  }

  /** Signed 24-bit integers in the lower three of four bytes; the fourth is not looked at. */
  public static PcmDecoder lower24of32(boolean bigEndian, int channels) {
    return new PcmDecoder(Number.SIGNED, 4, bigEndian, 0, 8, 8, MonoMix.fullScale(24), channels, 1);
  }

  /**
   * The same with the sign lost, which is how the reference reads them
   * (docs/spec/compare2013-contours.md §C1.2).
   */
  public static PcmDecoder lower24of32WithoutSign(boolean bigEndian, int channels) {
    return new PcmDecoder(
        Number.UNSIGNED, 4, bigEndian, 0, 8, 8, MonoMix.fullScale(24), channels, 1);
  }

  /** IEEE floats of 4 or 8 bytes, nominally in [-1, 1]. */
  public static PcmDecoder floats(int bytes, boolean bigEndian, int channels) {
    Number number = bytes == 4 ? Number.FLOAT32 : Number.FLOAT64;
    return new PcmDecoder(number, bytes, bigEndian, 0, 0, 0, 1f, channels, 1);
  }

  /** The same without mixing: {@link #values} of each sample. */
  public PcmDecoder eachChannel() {
    return new PcmDecoder(
        number, bytes, bigEndian, flip, up, down, fullScale, 1, channels * groups);
  }

  /** Bytes of one sample of all channels. */
  public int frameBytes() {
    return bytes * channels * groups;
  }

  /** Values that a sample becomes: 1, or the number of channels where these are not mixed. */
  public int values() {
    return groups;
  }

  /**
   * Decodes {@code frames} samples of all channels from {@code from[at..]} to {@link #values} for
   * each of them at {@code into[offset..]}.
   *
   * @param cancellation takes note of channels that are mixed
   */
  public void decode(
      byte[] from, int at, int frames, float[] into, int offset, Cancellation cancellation) {
    if (isShort()) {
      shorts(from, at, frames * groups, into, offset, cancellation);
      return;
    }
    int next = at;
    double apart = 0;
    double mixed = 0;
    for (int i = 0; i < frames * groups; i++) {
      float sum = 0f;
      for (int c = 0; c < channels; c++) {
        float value = value(from, next);
        sum += value;
        apart += (double) value * value;
        next += bytes;
      }
      mixed += (double) sum * sum;
      into[offset + i] = (sum / channels) / fullScale;
    }
    cancellation.add(apart / channels, mixed / channels / channels);
  }

  private boolean isShort() {
    return number == Number.SIGNED
        && bytes == Short.BYTES
        && !bigEndian
        && flip == 0
        && up == Short.SIZE
        && down == Short.SIZE;
  }

  /** The same of signed 16-bit integers: their sums, and those of their squares, are exact. */
  private void shorts(
      byte[] from, int at, int count, float[] into, int offset, Cancellation cancellation) {
    int next = at;
    long apart = 0;
    long mixed = 0;
    for (int i = 0; i < count; i++) {
      int sum = 0;
      for (int c = 0; c < channels; c++) {
        int value = (short) SHORT.get(from, next);
        sum += value;
        apart += (long) value * value;
        next += Short.BYTES;
      }
      mixed += (long) sum * sum;
      into[offset + i] = sum;
    }
    for (int i = offset; i < offset + count; i++) {
      into[i] = (into[i] / channels) / fullScale;
    }
    cancellation.add((double) apart / channels, (double) mixed / channels / channels);
  }

  private float value(byte[] b, int at) {
    return switch (number) {
      case SIGNED -> ((integer(b, at, bytes) ^ flip) << up) >> down;
      case UNSIGNED -> (integer(b, at, bytes) << up) >>> down;
      case FLOAT32 -> Float.intBitsToFloat(integer(b, at, 4));
      case FLOAT64 -> {
        long first = integer(b, at, 4) & 0xFFFFFFFFL;
        long second = integer(b, at + 4, 4) & 0xFFFFFFFFL;
        long bits = bigEndian ? first << 32 | second : second << 32 | first;
        yield (float) Double.longBitsToDouble(bits);
      }
    };
  }

  private int integer(byte[] b, int at, int length) {
    int v = 0;
    if (bigEndian) {
      for (int i = 0; i < length; i++) {
        v = v << 8 | b[at + i] & 0xFF;
      }
    } else {
      for (int i = length - 1; i >= 0; i--) {
        v = v << 8 | b[at + i] & 0xFF;
      }
    }
    return v;
  }
}
