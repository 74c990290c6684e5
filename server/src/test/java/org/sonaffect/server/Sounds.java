package org.sonaffect.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Audio made for the tests: 16-bit mono WAV. */
final class Sounds {
  static final int RATE = 16_000;

  private Sounds() {}

  /** A tone that rises and swells, so that a curve over time moves. */
  static byte[] rising(double seconds) {
    int n = (int) (seconds * RATE);
    short[] samples = new short[n];
    double phase = 0;
    for (int i = 0; i < n; i++) {
      double t = i / (double) n;
      phase += 2 * Math.PI * (200 + 1400 * t) / RATE;
      double swell = 0.08 + 0.8 * Math.pow(Math.sin(Math.PI * t * 2), 2);
      samples[i] =
          (short) (swell * 26_000 * (Math.sin(phase) + 0.3 * Math.sin(2.01 * phase)) / 1.3);
    }
    return wav(samples);
  }

  /** Quiet low hum. */
  static byte[] hum(double seconds) {
    int n = (int) (seconds * RATE);
    short[] samples = new short[n];
    for (int i = 0; i < n; i++) {
      samples[i] = (short) (2500 * Math.sin(2 * Math.PI * 110 * i / RATE));
    }
    return wav(samples);
  }

  static byte[] wav(short[] samples) {
    return wav(samples, RATE, 1);
  }

  static byte[] wav(short[] samples, int rate, int channels) {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + 2 * samples.length).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) channels);
    out.putInt(rate).putInt(2 * channels * rate);
    out.putShort((short) (2 * channels))
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(2 * samples.length);
    for (short sample : samples) {
      out.putShort(sample);
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
