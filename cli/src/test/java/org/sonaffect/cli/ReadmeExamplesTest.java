package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.learning.metrics.Metrics;

/** The Java of the README is compiled as it stands there, and does what the README says. */
class ReadmeExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+) ");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** A class of the README, compiled. */
  private static Class<?> compiled(String name, Path folder) throws Exception {
    Matcher blocks = BLOCK.matcher(Files.readString(root().resolve("README.md")));
    List<String> found = new ArrayList<>();
    while (blocks.find()) {
      Matcher declared = CLASS.matcher(blocks.group(1));
      assertTrue(declared.find(), "an example without a class: " + blocks.group(1));
      found.add(declared.group(1));
      if (declared.group(1).equals(name)) {
        Path source = folder.resolve(name + ".java");
        Files.writeString(source, blocks.group(1));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status =
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    said,
                    said,
                    "-Xlint:all",
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    source.toString());
        assertEquals(0, status, said.toString(StandardCharsets.UTF_8));
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, ReadmeExamplesTest.class.getClassLoader());
        return loader.loadClass(name);
      }
    }
    throw new AssertionError("no class " + name + " in the README, found " + found);
  }

  @Test
  void itsFewLinesPrintTheLoudnessOfSounds(@TempDir Path folder) throws Exception {
    Path wav = tone(folder.resolve("tone.wav"));
    Method main = compiled("Loudness", folder).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    PrintStream real = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      main.invoke(null, (Object) new String[] {wav.toString()});
    } finally {
      System.setOut(real);
    }
    String line = out.toString(StandardCharsets.UTF_8).strip();
    assertTrue(
        line.matches(Pattern.quote(wav.toString()) + ": [0-9.E-]+, one of 6373"),
        "printed " + line);
  }

  @Test
  void itsFewLinesPredictRowsOutOfFold(@TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    int n = 120;
    double[][] features = new double[n][6];
    double[] ratings = new double[n];
    String[] groups = new String[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 6; j++) {
        features[i][j] = random.nextDouble(-1, 1);
      }
      ratings[i] = 0.5 * features[i][0] - 0.3 * features[i][1];
      groups[i] = String.format(Locale.ROOT, "artist %d", i / 4);
    }
    for (int i = 0; i < 8; i++) {
      features[i][5] = 1e7 * (i + 1); // A few wild ratios, as real features have them.
    }
    Method predict =
        compiled("OutOfFold", folder)
            .getDeclaredMethod("predict", double[][].class, double[].class, String[].class);
    predict.setAccessible(true);
    double[] predicted = (double[]) predict.invoke(null, features, ratings, groups);
    assertTrue(Metrics.r2(ratings, predicted) > 0.8, "R2 " + Metrics.r2(ratings, predicted));
  }

  /** Half a second of 440 Hz, 16 kHz, 16 bit. */
  private static Path tone(Path file) throws IOException {
    byte[] samples = new byte[16_000];
    for (int i = 0; i < samples.length / 2; i++) {
      int value = (int) (8000 * Math.sin(2 * Math.PI * 440 * i / 16_000));
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    try (javax.sound.sampled.AudioInputStream in =
        new javax.sound.sampled.AudioInputStream(
            new java.io.ByteArrayInputStream(samples),
            new javax.sound.sampled.AudioFormat(16_000, 16, 1, true, false),
            samples.length / 2)) {
      javax.sound.sampled.AudioSystem.write(
          in, javax.sound.sampled.AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }
}
