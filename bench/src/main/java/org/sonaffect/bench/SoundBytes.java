package org.sonaffect.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Synthetic sounds as WAV files in memory: a tone that swells, and noise. */
final class SoundBytes {
  private static final int RATE = 44_100;

  private SoundBytes() {}

  /** Mono, 16 bit, 44.1 kHz. */
  static byte[] wav(double seconds, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    double pitch = random.nextDouble(110, 880);
    byte[] samples = new byte[2 * (int) (RATE * seconds)];
    for (int i = 0; i < samples.length / 2; i++) {
      double t = (double) i / RATE;
      double tone = Math.sin(2 * Math.PI * pitch * t) * (1 + Math.sin(2 * Math.PI * 0.7 * t));
      int value = (int) (9000 * (0.7 * tone + 0.3 * random.nextDouble(-1, 1)));
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (AudioInputStream in =
        new AudioInputStream(
            new ByteArrayInputStream(samples),
            new AudioFormat(RATE, 16, 1, true, false),
            samples.length / 2)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file);
    }
    return file.toByteArray();
  }
}
