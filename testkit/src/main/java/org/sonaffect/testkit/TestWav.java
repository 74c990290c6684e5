package org.sonaffect.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Short mono WAV files for the tests of tables. */
public final class TestWav {
  private TestWav() {}

  /** A tone in noise, different for each seed. */
  public static Path write(Path file, int sampleRate, double seconds, int seed) throws IOException {
    int n = (int) Math.round(seconds * sampleRate);
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer b = ByteBuffer.allocate(44 + 2 * n).order(ByteOrder.LITTLE_ENDIAN);
    b.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * n);
    b.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    b.putShort((short) 1).putShort((short) 1).putInt(sampleRate).putInt(2 * sampleRate);
    b.putShort((short) 2).putShort((short) 16);
    b.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * n);
    for (int i = 0; i < n; i++) {
      double tone = StrictMath.sin(2 * Math.PI * (150 + 10 * seed) * i / sampleRate);
      b.putShort((short) Math.round(9000 * tone + 3000 * (random.nextDouble() - 0.5)));
    }
    return Files.write(file, b.array());
  }
}
