package org.sonaffect.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.Excerpt;
import org.sonaffect.corpus.extract.ExtractedFeatures;
import org.sonaffect.corpus.extract.FeatureExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.learning.random.SplitMix64;

/**
 * Small corpora of files that stand for audio: each holds its features as text. A change shifts the
 * last feature, which says nothing of ratings, by as much as its text is long; excerpts of 5 s
 * change half of the clips only.
 */
public final class HeardStudy {
  private static final int FEATURES = 6;
  private static final int LEVEL = 5;

  private HeardStudy() {}

  /** A loader that reads such files. */
  public static StudyOptions.Corpora loader() {
    return new CorpusLoader(new Reader(null), null, 1, Progress.NONE)::load;
  }

  private record Reader(@Nullable Change change) implements FeatureExtractor {
    @Override
    public String version() {
      return "text" + (change == null ? "" : change);
    }

    @Override
    public FeatureExtractor changed(Change other) {
      return new Reader(other);
    }

    @Override
    public List<String> columns() {
      return IntStream.range(0, FEATURES).mapToObj(f -> "f" + f).toList();
    }

    @Override
    public ExtractedFeatures extract(Path file, double start, double end) throws IOException {
      String[] cells = Files.readString(file).split(" ");
      float[] values = new float[FEATURES];
      for (int f = 0; f < FEATURES; f++) {
        values[f] = Float.parseFloat(cells[f]);
      }
      Change made = change;
      if (made instanceof Excerpt excerpt && excerpt.seconds() == 5 && values[1] > 0) {
        throw new IOException("no excerpt of this clip");
      }
      if (made != null) {
        values[LEVEL] += 0.1f * made.toString().length();
      }
      return new ExtractedFeatures(values, List.of(), 0);
    }
  }

  /** Writes a corpus; every third pair of clips is a group. */
  public static Path corpus(Path folder, String name, int clips, long seed) {
    StringBuilder csv = new StringBuilder("file,arousal,valence,group\n");
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < clips; i++) {
      double[] x = IntStream.range(0, FEATURES).mapToDouble(f -> random.nextGaussian()).toArray();
      StringBuilder text = new StringBuilder();
      for (double value : x) {
        text.append(String.format(Locale.ROOT, "%.5f ", value));
      }
      ToyStudy.write(folder.resolve("%s%03d.wav".formatted(name, i)), text.toString());
      double noise = 0.05 * random.nextGaussian();
      csv.append(
          String.format(
              Locale.ROOT,
              "%s%03d.wav,%.4f,%.4f,%s%n",
              name,
              i,
              Math.tanh(0.4 * x[0] + 0.2 * x[1] + noise),
              Math.tanh(0.3 * x[2] - 0.2 * x[0] + noise),
              i % 6 < 2 ? "g" + i / 6 : ""));
    }
    ToyStudy.write(folder.resolve(name + ".csv"), csv.toString());
    return ToyStudy.write(
        folder.resolve(name + ".yaml"),
        "name: %s\ndomain: %s\nclips: %s.csv\nscale: [-1, 1]\n".formatted(name, name, name));
  }

  /** Writes a study of two such corpora, with more keys appended. */
  public static StudyFile study(Path folder, String more) {
    return study(folder, "svr, linear", more);
  }

  /** The same with other models. */
  public static StudyFile study(Path folder, String models, String more) {
    corpus(folder, "music", 45, 3);
    corpus(folder, "sounds", 50, 4);
    return StudyFile.read(
        ToyStudy.write(
            folder.resolve("study.yaml"),
            """
            corpora: [music.yaml, sounds.yaml]
            mixtures: [[1, 0], [1, 1]]
            models: [%s]
            folds: {count: 3, inner: 3, min-stratum: 15}
            grids:
              svr: {C: [0.3, 3], gamma: [0.3], share: 1}
              linear: {l1_ratio: [0.5], share: 0.99, penalties: 10}
            """
                    .formatted(models)
                + more));
  }
}
