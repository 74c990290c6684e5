package org.sonaffect.testkit;

import java.io.IOException;
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
    int[] samples = new int[n];
    for (int i = 0; i < n; i++) {
      double tone = StrictMath.sin(2 * Math.PI * (150 + 10 * seed) * i / sampleRate);
      samples[i] = (int) Math.round(9000 * tone + 3000 * (random.nextDouble() - 0.5));
    }
    return Files.write(file, new WavBytes().rate(sampleRate).samples(samples).build());
  }
}
