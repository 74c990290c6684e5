package org.sonaffect.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Self-made sounds for the tests: glides, a chord, noise and clicks, and close to full scale. */
final class Sound {
  private Sound() {}

  /** {@code double[channels][samples]} in [-1, 1]. */
  static double[][] mixed(int sampleRate, int channels, double seconds) {
    int n = (int) Math.round(seconds * sampleRate);
    double[][] sound = new double[channels][n];
    Random random = new Random(20130);
    for (int c = 0; c < channels; c++) {
      double phase = 0;
      for (int i = 0; i < n; i++) {
        double t = i / (double) sampleRate;
        phase += 2 * Math.PI * (200 + 1500 * t * (1 + 0.1 * c)) / sampleRate;
        double glide = 0.35 * StrictMath.sin(phase);
        double chord =
            0.2 * (StrictMath.sin(2 * Math.PI * 440 * t) + StrictMath.sin(2 * Math.PI * 554.4 * t));
        double noise = 0.15 * random.nextGaussian() * (0.5 + 0.5 * StrictMath.sin(9 * t));
        double click = i % 7919 == 100 ? 0.8 : 0;
        sound[c][i] = Math.max(-1, Math.min(1, 1.2 * (glide + chord + noise + click)));
      }
    }
    return sound;
  }

  /** Writes integers of 8 to 32 bits. */
  static Path wav(Path file, int sampleRate, int bits, double[][] sound) throws IOException {
    int bytes = (bits + 7) / 8;
    int channels = sound.length;
    int n = sound[0].length;
    int data = n * channels * bytes;
    ByteBuffer b = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
    b.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
    b.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    b.putShort((short) 1).putShort((short) channels).putInt(sampleRate);
    b.putInt(sampleRate * channels * bytes).putShort((short) (channels * bytes));
    b.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
    double full = Math.pow(2, bits - 1) - 1;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < channels; c++) {
        long v = Math.round(sound[c][i] * full) + (bits == 8 ? 128 : 0);
        for (int k = 0; k < bytes; k++) {
          b.put((byte) (v >> 8 * k));
        }
      }
    }
    return Files.write(file, b.array());
  }
}
