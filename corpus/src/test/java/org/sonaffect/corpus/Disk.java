package org.sonaffect.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes the files of a corpus for a test. */
public final class Disk {
  private Disk() {}

  public static Path text(Path file, String... lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** A quarter of a second of seeded noise and tone, 16-bit mono at 8 kHz. */
  public static Path wav(Path file, long seed) throws IOException {
    return bytes(file, wavBytes(seed));
  }

  public static Path bytes(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, bytes);
  }

  public static byte[] wavBytes(long seed) {
    int samples = 2000;
    int rate = 8000;
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    Random random = new Random(seed);
    double step = 2 * Math.PI * (100 + random.nextInt(900)) / rate;
    for (int i = 0; i < samples; i++) {
      out.putShort((short) (9000 * StrictMath.sin(i * step) + 2000 * random.nextGaussian()));
    }
    return out.array();
  }
}
