package org.sonaffect.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sonaffect.corpus.extract.ExtractedFeatures;
import org.sonaffect.corpus.extract.FeatureExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.learning.random.SplitMix64;

/** Small corpora whose ratings follow from their features, written as tables. */
public final class ToyStudy {
  private ToyStudy() {}

  /** A loader for corpora that bring their features. */
  public static StudyOptions.Corpora loader() {
    FeatureExtractor none =
        new FeatureExtractor() {
          @Override
          public String version() {
            return "none";
          }

          @Override
          public java.util.List<String> columns() {
            return java.util.List.of();
          }

          @Override
          public ExtractedFeatures extract(Path file, double start, double end) throws IOException {
            throw new IOException("no audio here");
          }
        };
    return new CorpusLoader(none, null, 1, Progress.NONE)::load;
  }

  /** How to run it. */
  public static StudyOptions options(int jobs, boolean resume) {
    return StudyOptions.of(loader()).withJobs(jobs).withResume(resume);
  }

  /** Writes a corpus of some clips with eight features; every third group of two clips. */
  public static Path corpus(Path folder, String name, int clips, long seed) {
    StringBuilder csv = new StringBuilder("id,arousal,valence,group");
    for (int f = 0; f < 8; f++) {
      csv.append(",f").append(f);
    }
    csv.append('\n');
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < clips; i++) {
      double[] x = new double[8];
      for (int f = 0; f < 8; f++) {
        x[f] = random.nextGaussian();
      }
      double arousal = 0.25 * x[0] + 0.2 * Math.tanh(x[1]) + 0.08 * random.nextGaussian();
      double valence = 0.2 * x[2] - 0.15 * x[0] + 0.12 * random.nextGaussian();
      csv.append(
          String.format(
              Locale.ROOT,
              "%s%03d,%.5f,%.5f,%s",
              name,
              i,
              clamp(arousal),
              clamp(valence),
              i % 6 < 2 ? "g" + i / 6 : ""));
      for (double value : x) {
        csv.append(String.format(Locale.ROOT, ",%.6f", value));
      }
      csv.append('\n');
    }
    write(folder.resolve(name + ".csv"), csv.toString());
    return write(
        folder.resolve(name + ".yaml"),
        """
        name: %s
        domain: toy %s
        clips: %s.csv
        features: %s.csv
        columns: {id: id}
        scale: [-1, 1]
        """
            .formatted(name, name, name, name));
  }

  /** Writes a study of two corpora, {@code music} and {@code sounds}, with more keys appended. */
  public static StudyFile study(Path folder, String more) {
    corpus(folder, "music", 60, 1);
    corpus(folder, "sounds", 75, 2);
    return StudyFile.read(
        write(
            folder.resolve("study.yaml"),
            """
            corpora: [music.yaml, sounds.yaml]
            mixtures: [[1, 0], [0, 1], [1, 1]]
            models: [linear, svr]
            grids:
              svr: {C: [0.3, 3], gamma: [0.3, 1], share: 1}
              linear: {l1_ratio: [0.1, 0.9], share: 0.99, penalties: 20}
            """
                + more));
  }

  /** Writes a text file. */
  public static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double clamp(double value) {
    return Math.max(-1, Math.min(1, value));
  }
}
