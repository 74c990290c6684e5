package org.sonaffect.audio.flac;

import java.io.IOException;
import java.util.Arrays;

/** Decodes one channel of a FLAC frame (RFC 9639 sections 9.2 and 9.2.7). */
final class FlacSubframe {
  private static final int MAX_ORDER = 32;

  private final FlacInput in;
  private final long[] coefficients = new long[MAX_ORDER];

  FlacSubframe(FlacInput in) {
    this.in = in;
  }

  /**
   * Decodes {@code size} samples of {@code bits} bits into {@code samples}.
   *
   * @throws IOException where the code means nothing, without a word on where that is
   */
  void decode(int size, int bits, long[] samples) throws IOException {
    if (in.unsigned(1) != 0) {
      throw new IOException("a subframe that begins with a one");
    }
    int type = (int) in.unsigned(6);
    int wasted = in.unsigned(1) == 0 ? 0 : in.unary() + 1;
    int width = bits - wasted;
    if (width < 1) {
      throw new IOException(wasted + " wasted of " + bits + " bits");
    }
    if (type == 0) {
      Arrays.fill(samples, 0, size, in.signed(width));
    } else if (type == 1) {
      warmUp(size, width, samples);
    } else if (type >= 8 && type <= 12) {
      fixed(size, width, type - 8, samples);
    } else if (type >= 32) {
      linear(size, width, type - 31, samples);
    } else {
      throw new IOException("subframe type " + type + ", which is reserved");
    }
    if (wasted > 0) {
      for (int i = 0; i < size; i++) {
        samples[i] <<= wasted;
      }
    }
  }

  private void warmUp(int count, int width, long[] samples) throws IOException {
    for (int i = 0; i < count; i++) {
      samples[i] = in.signed(width);
    }
  }

  private void fixed(int size, int width, int order, long[] s) throws IOException {
    predicted(size, order);
    warmUp(order, width, s);
    residual(size, order, s);
    switch (order) {
      case 1 -> {
        for (int i = 1; i < size; i++) {
          s[i] += s[i - 1];
        }
      }
      case 2 -> {
        for (int i = 2; i < size; i++) {
          s[i] += 2 * s[i - 1] - s[i - 2];
        }
      }
      case 3 -> {
        for (int i = 3; i < size; i++) {
          s[i] += 3 * (s[i - 1] - s[i - 2]) + s[i - 3];
        }
      }
      case 4 -> {
        for (int i = 4; i < size; i++) {
          s[i] += 4 * (s[i - 1] + s[i - 3]) - 6 * s[i - 2] - s[i - 4];
        }
      }
      default -> {
        // Order 0: the residual is the signal.
      }
    }
  }

  private void linear(int size, int width, int order, long[] s) throws IOException {
    predicted(size, order);
    warmUp(order, width, s);
    int precision = (int) in.unsigned(4) + 1;
    int shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) {
      throw new IOException("a predictor of precision " + precision + " and shift " + shift);
    }
    for (int i = 0; i < order; i++) {
      coefficients[i] = in.signed(precision);
    }
    residual(size, order, s);
    for (int i = order; i < size; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += coefficients[j] * s[i - 1 - j];
      }
      s[i] += sum >> shift;
    }
  }

  private static void predicted(int size, int order) throws IOException {
    if (order > size) {
      throw new IOException("a predictor of order " + order + " for " + size + " samples");
    }
  }

  /** The residual from sample {@code order} on, in partitions of Rice codes or of plain numbers. */
  private void residual(int size, int order, long[] into) throws IOException {
    int method = (int) in.unsigned(2);
    int partitionOrder = (int) in.unsigned(4);
    int partition = size >> partitionOrder;
    if (method > 1 || partition << partitionOrder != size || partition < order) {
      throw new IOException("a residual coded in a way that is reserved");
    }
    int parameterBits = method == 0 ? 4 : 5;
    int escape = (1 << parameterBits) - 1;
    int from = order;
    for (int p = 1; p <= 1 << partitionOrder; p++) {
      int to = p * partition;
      int parameter = (int) in.unsigned(parameterBits);
      if (parameter == escape) {
        int width = (int) in.unsigned(5);
        for (int i = from; i < to; i++) {
          into[i] = in.signed(width);
        }
      } else {
        for (int i = from; i < to; i++) {
          long code = (long) in.unary() << parameter | in.unsigned(parameter);
          into[i] = code >>> 1 ^ -(code & 1);
        }
      }
      from = to;
    }
  }
}
