package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.testkit.TestWav;

/** A model of tables, held against the ratings of strangers on the command line. */
class EvaluateCommandTest {
  private static final int FEATURES = 20;
  private static final List<String> FILES =
      List.of("evaluation.json", "predictions.csv", "report.html");

  @TempDir static Path folder;

  @BeforeAll
  static void train() throws IOException {
    corpus("music", "music", "[1, 9]", rows(80, 1, 0.3));
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        corpora: [music.yaml]
        models: [linear]
        folds: {count: 3, inner: 2, min-stratum: 10}
        """);
    Terminal trained = run("train", "./study.yaml", "--model", "linear", "-o", "./my.model");
    assertEquals(0, trained.status(), trained.err());
  }

  /** On a scale from 1 to 9, by two features and noise. */
  private static List<String> rows(int count, long seed, double noise) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] x = random.doubles(FEATURES, -1.5, 1.5).toArray();
      StringBuilder row =
          new StringBuilder(
              String.format(
                  Locale.ROOT,
                  "c%d-%d,%.3f,%.3f,%s",
                  seed,
                  i,
                  within(5 + 1.5 * x[0] + noise * random.nextGaussian()),
                  within(5 - 1.2 * x[1] + noise * random.nextGaussian()),
                  i % 2 == 0 ? "even" : "odd"));
      for (double feature : x) {
        row.append(String.format(Locale.ROOT, ",%.5f", feature));
      }
      rows.add(row.toString());
    }
    return rows;
  }

  private static double within(double rating) {
    return Math.max(1, Math.min(9, rating));
  }

  private static void corpus(String name, String domain, String scale, List<String> rows)
      throws IOException {
    StringBuilder csv = new StringBuilder("id,arousal,valence,category");
    for (int j = 0; j < FEATURES; j++) {
      csv.append(",f").append(j);
    }
    rows.forEach(row -> csv.append('\n').append(row));
    Files.writeString(folder.resolve(name + ".csv"), csv.append('\n'));
    Files.writeString(
        folder.resolve(name + ".yaml"),
        "name: %1$s\ndomain: %2$s\nclips: %1$s.csv\nfeatures: %1$s.csv\nscale: %3$s\n"
            .formatted(name, domain, scale));
  }

  private static Terminal run(String... arguments) {
    return Terminal.run(
        Stream.concat(Stream.of(arguments), Stream.of("--quiet"))
            .map(a -> a.startsWith("./") ? folder.resolve(a.substring(2)).toString() : a)
            .toArray(String[]::new));
  }

  private static JsonNode json(String of) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(of).resolve("evaluation.json").toFile());
  }

  private static JsonNode target(JsonNode json, int t) {
    return json.path("targets").path(t);
  }

  @Test
  void aFolderInThePlaceOfACorpusOrModelSaysWhatIsThereAndWhatIsWanted() throws IOException {
    Path bare = Files.createDirectories(folder.resolve("bare"));
    Terminal corpus = run("evaluate", "./my.model", "./bare");
    assertEquals(1, corpus.status());
    assertTrue(
        corpus.err().contains(bare + ": it is a folder, expected the manifest, a YAML file"),
        corpus.err());
    Terminal model = run("evaluate", "./bare", "./far.yaml");
    assertTrue(
        model.err().contains(bare + ": file: found a folder, expected a model"), model.err());
    Terminal absent = run("evaluate", "./none.model", "./far.yaml");
    assertTrue(absent.err().contains("none.model: file: found none"), absent.err());
  }

  @Test
  void aClipUnlikeAllTrainingClipsIsAWarning() throws IOException {
    List<String> rows = rows(20, 5, 0.3);
    rows.set(0, rows.get(0).replaceAll(",(-?)([01]\\.\\d{5})", ",$1" + "9$2"));
    corpus("far", "music", "[1, 9]", rows);
    Terminal said = run("evaluate", "./my.model", "./far.yaml");
    assertEquals(0, said.status(), said.err());
    assertTrue(
        (said.err() + said.out()).contains("One clip is farther from the training clips than"),
        said.err());
  }

  @Test
  void newClipsAreScoredAndTheFilesAreTheSameBytesAgain() throws IOException {
    corpus("strangers", "music", "[1, 9]", rows(60, 2, 0.3));
    Terminal said = run("evaluate", "./my.model", "./strangers.yaml", "-o", "./new");
    assertEquals(0, said.status(), said.err());
    assertTrue(said.out().contains("60 clips of strangers"), said.out());
    JsonNode json = json("new");
    assertEquals(0, json.path("shared").size());
    assertEquals(60, json.path("clips").asInt());
    JsonNode r2 = target(json, 0).path("scores").path("r2");
    assertTrue(r2.path("low").asDouble() < r2.path("value").asDouble());
    assertTrue(r2.path("value").asDouble() > 0.7 && r2.path("value").asDouble() < 1);
    JsonNode rmse = target(json, 0).path("scores").path("rmse");
    assertEquals(4 * rmse.path("value").asDouble(), rmse.path("on_scale").asDouble(), 1e-8);
    double covered = target(json, 0).path("intervals").path("covered").path("value").asDouble();
    assertTrue(covered > 0.75, json.toPrettyString());
    assertEquals(10, target(json, 1).path("worst").size());
    assertEquals(61, Files.readAllLines(folder.resolve("new/predictions.csv")).size());
    String page = Files.readString(folder.resolve("new/report.html"));
    for (String part : List.of("Clips to listen to", "Error and novelty", "straight line")) {
      assertTrue(page.contains(part), part);
    }
    assertTrue(page.contains("listeners like those of music"), "for whom the intervals hold");
    Terminal again =
        run("evaluate", "./my.model", "./strangers.yaml", "-o", "./deep/er", "--jobs", "1");
    assertEquals(0, again.status(), again.err());
    for (String file : FILES) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("new").resolve(file)),
          Files.readAllBytes(folder.resolve("deep/er").resolve(file)));
    }
    Terminal printed = run("evaluate", "./my.model", "./strangers.yaml", "--json");
    assertEquals(json, new ObjectMapper().readTree(printed.out()));
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("new"))) {
      files = all.toList();
    }
    assertEquals(FILES.size(), files.size(), files.toString());
    Terminal there = run("evaluate", "./my.model", "./strangers.yaml", "-o", "./new");
    assertEquals(2, there.status());
    assertTrue(there.err().contains("--force replaces it"), there.err());
    assertEquals(
        0, run("evaluate", "./my.model", "./strangers.yaml", "-o", "./new", "--force").status());
  }

  @Test
  void clipsOfTheTrainingDataAreNamedFirstAndDoNotCount() throws IOException {
    List<String> rows = new ArrayList<>(rows(30, 3, 0.3));
    List<String> training = rows(80, 1, 0.3);
    rows.add(training.get(7).replace("c1-7,", "renamed,"));
    // Another encoding: features differ in their last digits.
    rows.add(training.get(9).replace("c1-9,", "encoded,").replaceAll("(\\d)(,|$)", "1$2"));
    corpus("partly", "music", "[1, 9]", rows);
    Terminal said = run("evaluate", "./my.model", "./partly.yaml", "-o", "./partly");
    assertEquals(1, said.status());
    String first = said.out().lines().findFirst().orElse("");
    assertTrue(first.startsWith("2 of the 32 clips"), said.out());
    assertTrue(first.endsWith("renamed, encoded."), said.out());
    JsonNode json = json("partly");
    assertEquals(30, json.path("clips").asInt());
    assertEquals("c1-7", json.path("shared").path(0).path("training_clip").asText());
    assertEquals("content", json.path("shared").path(0).path("same").asText());
    assertEquals("c1-9", json.path("shared").path(1).path("training_clip").asText());
    assertEquals("features", json.path("shared").path(1).path("same").asText());
    assertEquals("shared", json.fieldNames().next(), "they stand first");

    Terminal all = run("evaluate", "./my.model", "./music.yaml", "-o", "./all");
    assertEquals(1, all.status());
    assertTrue(all.out().contains("No clip is left to be scored."), all.out());
    assertEquals(0, json("all").path("targets").size());
  }

  @Test
  void tenFaultsAreToldEachWithItsLineAndTheRestIsScored() throws IOException {
    List<String> rows = new ArrayList<>(rows(40, 4, 0.3));
    rows.set(0, rows.get(0).replaceFirst(",[0-9.]+,", ",11,"));
    rows.set(1, rows.get(1).replaceFirst(",[0-9.]+,", ",loud,"));
    rows.set(2, rows.get(2).replaceFirst(",[0-9.]+,", ",,"));
    rows.set(3, rows.get(3).replaceFirst("^[^,]+", ""));
    rows.set(4, rows.get(4).replaceFirst("^[^,]+", "c4-5"));
    rows.set(6, rows.get(6).replaceFirst("[^,]+$", "NaN"));
    rows.set(7, rows.get(7).replaceFirst("[^,]+$", ""));
    rows.set(8, rows.get(8).replaceFirst("[^,]+$", "1e99"));
    rows.set(9, rows.get(9) + ",1,2");
    rows.set(10, rows.get(10).replaceFirst(",[^,]+$", ""));
    corpus("faults", "music", "[1, 9]", rows);
    Terminal said = run("evaluate", "./my.model", "./faults.yaml", "-o", "./faults");
    assertEquals(1, said.status(), said.err());
    for (int line : new int[] {2, 3, 4, 5, 7, 8, 9, 10, 11, 12}) {
      assertTrue(said.err().contains("faults.csv line " + line + ":"), line + "\n" + said.err());
    }
    JsonNode json = json("faults");
    assertTrue(json.path("clips").asInt() >= 28, json.path("clips") + said.err());
    assertEquals(
        40, json.path("clips").asInt() + json.path("corpus").path("left_out").asInt(), said.err());
    assertTrue(
        Files.readString(folder.resolve("faults/report.html"))
            .contains("What is wrong with the corpus"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void fewClipsHaveScoresWithoutIntervals(int clips) throws IOException {
    corpus("few" + clips, "music", "[1, 9]", rows(clips, 5, 0.3));
    Terminal said = run("evaluate", "./my.model", "./few" + clips + ".yaml", "-o", "./few" + clips);
    assertEquals(0, said.status(), said.err());
    assertTrue(said.out().contains("too few for bootstrap intervals"), said.out());
    assertFalse(said.out().contains("NaN"), said.out());
    JsonNode scores = target(json("few" + clips), 0).path("scores");
    assertTrue(scores.path("rmse").path("value").isNumber());
    assertTrue(scores.path("rmse").path("low").isNull());
    assertEquals(clips == 1, scores.path("r2").path("value").isNull());
    assertTrue(target(json("few" + clips), 0).path("recalibration").isNull());
  }

  @Test
  void equalRatingsAnotherScaleAndAnUnknownDomainAreToldOf() throws IOException {
    List<String> rows = new ArrayList<>();
    rows(30, 6, 0.3).forEach(row -> rows.add(row.replaceFirst(",[0-9.]+,[0-9.]+,", ",50,50,")));
    corpus("level", "speech", "[0, 100]", rows);
    Terminal said = run("evaluate", "./my.model", "./level.yaml", "-o", "./level");
    assertEquals(0, said.status(), said.err());
    assertTrue(said.out().contains("All ratings of arousal are equal"), said.out());
    assertTrue(said.out().contains("does not know the domain 'speech'"), said.out());
    assertTrue(said.out().contains("R² undefined"), said.out());
    JsonNode json = json("level");
    assertTrue(json.path("domain").isNull());
    assertTrue(target(json, 0).path("scores").path("r2").path("value").isNull());
    assertEquals(100, json.path("corpus").path("scale").path(1).asInt());
    assertFalse(Files.readString(folder.resolve("level/report.html")).contains("NaN"));
    assertFalse(
        run("evaluate", "./my.model", "./level.yaml", "--domain", "music")
            .out()
            .contains("does not know"));
  }

  @Test
  void aTableThatTheFolderHoldsIsNotReplaced() throws IOException {
    corpus("predictions", "music", "[1, 9]", rows(30, 7, 0.3));
    Terminal refused = run("evaluate", "./my.model", "./predictions.yaml", "-o", "./", "--force");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("is one of the inputs"), refused.err());
  }

  @Test
  void audioThatCannotBeReadIsNamedAndLeftOut() throws IOException {
    Path sounds = Files.createDirectories(folder.resolve("sounds"));
    StringBuilder csv = new StringBuilder("file,arousal,valence\n");
    for (int i = 0; i < 6; i++) {
      TestWav.write(sounds.resolve(i + ".wav"), 16000, 0.5 + 0.1 * i, 1);
      csv.append("%d.wav,%d,3%n".formatted(i, 2 + i % 3));
    }
    Files.write(sounds.resolve("3.wav"), new byte[] {1, 2, 3});
    Files.writeString(sounds.resolve("clips.csv"), csv.append("absent.wav,2,2\n"));
    Files.writeString(
        sounds.resolve("heard.yaml"),
        "name: heard\ndomain: sounds\nclips: clips.csv\nscale: [1, 5]\n");
    Terminal said =
        run("evaluate", "demo", "./sounds/heard.yaml", "--cache", "./cache", "-o", "./heard");
    assertEquals(1, said.status());
    assertTrue(said.err().contains("3.wav"), said.err());
    assertTrue(said.err().contains("absent.wav"), said.err());
    assertEquals(5, json("heard").path("clips").asInt());
    assertEquals(2, json("heard").path("corpus").path("left_out").asInt());
    Terminal table = run("evaluate", "./my.model", "./sounds/heard.yaml");
    assertEquals(1, table.status());
    assertTrue(table.err().contains("cannot extract from audio"), table.err());
    Terminal served = run("serve", "--model", "./my.model", "--port", "0", "--state", "./state");
    assertEquals(1, served.status());
    assertTrue(served.err().contains("cannot extract from audio"), served.err());
  }

  @Test
  void whereOnlyTheIntervalsAreWrongCalibrationMendsThem() throws IOException {
    corpus("adapt", "music", "[1, 9]", rows(45, 8, 0.6));
    corpus("judge", "music", "[1, 9]", rows(200, 9, 0.6));
    run("evaluate", "./my.model", "./judge.yaml", "-o", "./before");
    Terminal said =
        run("calibrate", "./my.model", "./adapt.yaml", "-o", "./adapted.model", "--json");
    assertEquals(0, said.status(), said.err() + said.out());
    JsonNode gains = new ObjectMapper().readTree(said.out());
    assertFalse(gains.path("predictions_gained").asBoolean(), said.out());
    assertTrue(gains.path("intervals_gained").asBoolean(), said.out());
    assertTrue(gains.path("written").asBoolean());
    Terminal judged = run("evaluate", "./adapted.model", "./judge.yaml", "-o", "./after");
    assertTrue(judged.out().contains("hold for listeners like those of adapt"), judged.out());
    for (int t = 0; t < 2; t++) {
      double before = covered("before", t);
      double after = covered("after", t);
      assertTrue(before < 0.8, "as it was: " + before);
      assertTrue(after > 0.83 && after < 0.97, "as calibrated: " + after);
    }
    assertTrue(
        run("calibrate", "./my.model", "./adapt.yaml", "-o", "./again.model")
            .out()
            .contains("the gain is in the intervals"));
  }

  private static double covered(String evaluation, int t) throws IOException {
    return target(json(evaluation), t).path("intervals").path("covered").path("value").asDouble();
  }
}
