package org.sonaffect.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

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

  /** A second of a chord in noise, as loud and high as chance has it: no two are alike. */
  static byte[] varied(int number) {
    SplittableRandom random = new SplittableRandom(number);
    double pitch = 80 * Math.pow(2, 5 * random.nextDouble());
    double loud = Math.pow(10, -1.5 * random.nextDouble());
    double noise = random.nextDouble();
    double beat = 1 + 8 * random.nextDouble();
    short[] samples = new short[RATE];
    for (int i = 0; i < samples.length; i++) {
      double t = i / (double) RATE;
      double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * beat * t);
      double tone = Math.sin(2 * Math.PI * pitch * t) + 0.5 * Math.sin(3 * Math.PI * pitch * t);
      samples[i] = (short) (12_000 * loud * swell * (tone + noise * random.nextDouble(-1, 1)));
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

  /** Silence as FLAC, of constant blocks: an hour takes less than a megabyte. */
  static byte[] silentFlac(int seconds, int channels) {
    int block = 1 << 15;
    long samples = 192_000L * seconds;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("fLaC"));
    ByteBuffer info = ByteBuffer.allocate(38).putInt(0x80_00_00_22);
    info.putShort((short) block).putShort((short) block).put(new byte[6]);
    info.putLong(192_000L << 44 | (channels - 1L) << 41 | 15L << 36 | samples);
    out.writeBytes(info.array());
    for (int frame = 0; frame * (long) block < samples; frame++) {
      int length = (int) Math.min(block, samples - frame * (long) block);
      ByteBuffer bytes = ByteBuffer.allocate(16 + 3 * channels);
      bytes.putShort((short) 0xfff8).put((byte) 0x73).put((byte) ((channels - 1) << 4 | 8));
      bytes.put(new String(Character.toChars(frame)).getBytes(StandardCharsets.UTF_8));
      bytes.putShort((short) (length - 1));
      bytes.put((byte) crc(bytes, 8, 0x07));
      bytes.put(new byte[3 * channels]);
      bytes.putShort((short) crc(bytes, 16, 0x8005));
      out.write(bytes.array(), 0, bytes.position());
    }
    return out.toByteArray();
  }

  private static int crc(ByteBuffer bytes, int bits, int polynomial) {
    int crc = 0;
    for (int i = 0; i < bytes.position(); i++) {
      crc ^= (bytes.get(i) & 0xff) << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1 << (bits - 1)) != 0 ? crc << 1 ^ polynomial : crc << 1;
      }
      crc &= (1 << bits) - 1;
    }
    return crc;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
