package org.sonaffect.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.sonaffect.learning.rows.Matrix;

/**
 * Writes two made-up corpora of the paper's size (765 and 767 clips, 6373 features) and the study
 * that its Table 1 is of: {@code java ... TableOneStudy FOLDER}, then {@code sonaffect study
 * FOLDER/table1.yaml -o RUN}.
 */
public final class TableOneStudy {
  private static final int SOUNDS = 765;
  private static final int MUSIC = 767;
  private static final int FEATURES = 6373;
  private static final int SEED = 1983;
  private static final String STUDY =
      """
      # Table 1 of the paper, in its own grids, with made-up ratings: for the time it takes, and nothing else.
      corpora: [sounds.yaml, music.yaml]
      mixtures: [[1, 0], [0, 1], [1, 1]]
      models: [linear, svr, automl]
      grids: {linear: paper, svr: paper}
      headline: automl
      protocol: published-2023
      folds: {count: 5, inner: 5, repeats: 1}
      budget: {automl: 20s}
      """;
  private static final String CORPUS =
      """
      name: %1$s
      domain: %1$s
      clips: %1$s-clips.csv
      scale: [-1, 1]
      features: %1$s-features.csv
      """;

  private TableOneStudy() {}

  /** Writes the files into a folder, which is made. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    WideRatings arousal = WideRatings.of(SOUNDS, MUSIC, FEATURES, SEED);
    // The same features; other causes, and weaker ones, make the second rating.
    double[] valence = new double[SOUNDS + MUSIC];
    Arrays.setAll(valence, i -> Math.tanh(arousal.x().get(i, 7) / 4 + arousal.rating()[i] / 4));
    Files.writeString(folder.resolve("table1.yaml"), STUDY);
    write(folder, "sounds", arousal, valence, 0, SOUNDS);
    write(folder, "music", arousal, valence, SOUNDS, SOUNDS + MUSIC);
  }

  private static void write(
      Path folder, String name, WideRatings arousal, double[] valence, int from, int to)
      throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), CORPUS.formatted(name));
    try (PrintWriter clips = table(folder.resolve(name + "-clips.csv"));
        PrintWriter features = table(folder.resolve(name + "-features.csv"))) {
      clips.print("id,arousal,valence\n");
      features.print("id");
      Matrix x = arousal.x();
      for (int j = 0; j < FEATURES; j++) {
        features.print(",f" + j);
      }
      features.print('\n');
      for (int i = from; i < to; i++) {
        String id = name + i;
        clips.printf(Locale.ROOT, "%s,%.4f,%.4f\n", id, arousal.rating()[i], valence[i]);
        features.print(id);
        for (int j = 0; j < FEATURES; j++) {
          features.print("," + (float) x.get(i, j));
        }
        features.print('\n');
      }
    }
  }

  private static PrintWriter table(Path file) {
    try {
      return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
