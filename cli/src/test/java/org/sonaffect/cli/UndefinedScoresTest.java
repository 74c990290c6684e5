package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratings that are all equal, or nearly so, and folds of a clip or two have no R2. */
class UndefinedScoresTest {
  @TempDir Path folder;

  /** A table of clips whose arousal follows from a feature. */
  private void corpus(String name, int clips, ToDoubleFunction<double[]> valence)
      throws IOException {
    Random random = new Random(name.hashCode());
    StringBuilder csv = new StringBuilder("id,arousal,valence,category,f0,f1,f2\n");
    for (int i = 0; i < clips; i++) {
      double[] x = random.doubles(3, -2, 2).toArray();
      csv.append(
          String.format(
              Locale.ROOT,
              "%s%d,%.2f,%.2f,%s,%.4f,%.4f,%.4f%n",
              name,
              i,
              5 + x[0] + random.nextDouble(),
              valence.applyAsDouble(x),
              i % 2 == 0 ? "even" : "odd",
              x[0],
              x[1],
              x[2]));
    }
    Files.writeString(folder.resolve(name + ".csv"), csv);
    Files.writeString(
        folder.resolve(name + ".yaml"),
        "name: %1$s\ndomain: %1$s\nclips: %1$s.csv\nfeatures: %1$s.csv\nscale: [1, 9]\nraters: 5\n"
            .formatted(name));
  }

  private Terminal run(String... arguments) {
    Terminal said = Terminal.run(Stream.of(arguments).map(this::path).toArray(String[]::new));
    assertEquals(0, said.status(), said.err());
    return said;
  }

  private String path(String argument) {
    return argument.startsWith("./") ? folder.resolve(argument.substring(2)).toString() : argument;
  }

  private String study(String text) throws IOException {
    Files.writeString(folder.resolve("study.yaml"), text);
    return "./study.yaml";
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void aStudyEndsAndSaysWhatIsUndefined() throws IOException {
    corpus("music", 40, x -> 5);
    corpus("sounds", 30, x -> x[1] > 1.5 ? 3 : 2);
    Terminal said =
        run(
            "study",
            study(
                """
                corpora: [music.yaml, sounds.yaml]
                mixtures: [[1, 0], [0, 1], [1, 1], [1, 0.5], [0.5, 1]]
                models: [linear, automl]
                controls: [{randomise: sounds}]
                learning-curve: {shares: [0.5, 1]}
                transfer: {labelled: [0, 8]}
                budget: {automl-trials: 2}
                folds: {count: 3, inner: 2, min-stratum: 8}
                """),
            "-o",
            "./run",
            "--quiet");
    assertTrue(said.out().contains("undefined"), said.out());
    assertTrue(said.out().contains("RMSE, own scale"), said.out());
    assertFalse(said.out().contains("NaN"), said.out());
    List<String> results = lines("run/results.csv");
    for (String metric : List.of("r2", "ccc", "pearson")) {
      assertTrue(
          results.contains(
              "nested,none,0,all,music,music:1,linear,valence,%s,NaN".formatted(metric)));
    }
    assertTrue(results.contains("nested,none,0,all,music,music:1,linear,valence,rmse,0"));
    JsonNode summary = new ObjectMapper().readTree(run("report", "./run", "--json").out());
    boolean found = false;
    for (JsonNode mean : summary.path("means")) {
      found |= mean.path("metric").asText().equals("r2") && mean.path("mean").isNull();
    }
    assertTrue(found, "null stands for what is undefined");
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(html|md|tex)")).toList()) {
        assertFalse(Files.readString(file).contains("NaN"), file::toString);
      }
    }
    assertFalse(
        Files.exists(folder.resolve("run/figures/residuals-nested-music-valence.svg")),
        "nothing is drawn");
    run("audit", "./run");
  }

  @Test
  void foldsOfAClipOrTwoEndToo() throws IOException {
    corpus("eight", 8, x -> 5 + x[1]);
    run(
        "study",
        study("corpora: [eight.yaml]\nmixtures: [[1]]\nmodels: [linear]\n"),
        "-o",
        "./run",
        "--quiet");
    assertTrue(
        Files.readString(folder.resolve("run/tables/table-r2-nested.md")).contains("undefined"));
  }

  @Test
  void aModelIsTrainedAndCalibrated() throws IOException {
    corpus("music", 40, x -> 5);
    corpus("listeners", 30, x -> 5);
    String study =
        study(
            """
            corpora: [music.yaml]
            mixtures: [[1]]
            models: [svr]
            grids: {svr: {C: 1, gamma: scale, epsilon: 0.1}}
            folds: {count: 3, inner: 2}
            """);
    Terminal trained = run("train", study, "--model", "svr", "-o", "./my.model", "--quiet");
    assertTrue(
        trained
            .out()
            .contains("valence: R² undefined, CCC undefined, means over the outer test folds; "),
        trained.out());
    assertTrue(run("model", "./my.model").out().contains("undefined"));
    run(
        "calibrate",
        "./my.model",
        "./listeners.yaml",
        "--anyway",
        "--domain",
        "music",
        "-o",
        "./adapted.model");
  }
}
