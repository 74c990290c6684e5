package org.sonaffect.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.sonaffect.testkit.WavBytes;

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
    int[] samples = new int[2000];
    int rate = 8000;
    Random random = new Random(seed);
    double step = 2 * Math.PI * (100 + random.nextInt(900)) / rate;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (9000 * StrictMath.sin(i * step) + 2000 * random.nextGaussian());
    }
    return new WavBytes().rate(rate).samples(samples).build();
  }
}
