package org.sonaffect.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sonaffect.testkit.WavBytes;

/** Short sounds made by a program, some of them broken. */
final class GeneratedClips {
  private static final int RATE = 16_000;

  private GeneratedClips() {}

  /** For the trial on a cluster: folder, clips, seconds, one broken of so many. */
  public static void main(String[] arguments) throws IOException {
    write(
        Path.of(arguments[0]),
        Integer.parseInt(arguments[1]),
        Double.parseDouble(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /**
   * Writes clips {@code 000.wav}, ... into a folder.
   *
   * @param seconds of each, and up to as much more
   * @param brokenEvery of so many clips one is broken, in one of five ways; 0: none
   */
  static Path write(Path folder, int clips, double seconds, int brokenEvery) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < clips; i++) {
      Path file = folder.resolve(String.format(Locale.ROOT, "%03d.wav", i));
      boolean broken = brokenEvery > 0 && i % brokenEvery == brokenEvery / 2;
      Files.write(
          file, broken ? broken(i / brokenEvery) : wav(i, seconds * (1 + (i * 37 % 100) / 100.0)));
    }
    return folder;
  }

  private static byte[] broken(int kind) {
    return switch (kind % 5) {
      case 0 -> new byte[0];
      case 1 -> "no sound at all".getBytes(StandardCharsets.US_ASCII);
      case 2 -> "RIFF".getBytes(StandardCharsets.US_ASCII);
      case 3 -> new byte[5000];
      default -> java.util.Arrays.copyOf(wav(1, 0.1), 30);
    };
  }

  /** A glide with some overtones and noise, as a WAV file. */
  private static byte[] wav(int seed, double seconds) {
    int[] samples = new int[(int) (seconds * RATE)];
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      phase += 2 * Math.PI * (120 + 7 * seed % 200 + 60.0 * i / samples.length) / RATE;
      double tone = StrictMath.sin(phase) + 0.4 * StrictMath.sin(2 * phase);
      samples[i] = (short) (9000 * tone + 1500 * (random.nextDouble() - 0.5));
    }
    return new WavBytes().rate(RATE).samples(samples).build();
  }
}
