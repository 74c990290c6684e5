package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.testkit.TestWav;

/** Studies, models and predictions of other feature sets than ComParE 2013. */
class SetsChainTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIPS = 26;

  @TempDir Path folder;

  /** Rated tones of many heights. */
  private void corpus(String more) throws Exception {
    StringBuilder csv = new StringBuilder("file,arousal,valence\n");
    for (int i = 0; i < CLIPS; i++) {
      TestWav.write(folder.resolve("c" + i + ".wav"), 8000, 0.3 + 0.01 * i, i);
      csv.append(
          String.format(
              Locale.ROOT,
              "c%d.wav,%.3f,%.3f%n",
              i,
              1 + 8.0 * (7 * i % CLIPS) / CLIPS,
              5.0 + i % 3));
    }
    Files.writeString(folder.resolve("clips.csv"), csv);
    Files.writeString(
        folder.resolve("corpus.yaml"),
        "name: tones\ndomain: sounds\nclips: clips.csv\nscale: [1, 9]\n" + more);
  }

  private Path study(String more) throws Exception {
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        corpora: [corpus.yaml]
        models: [small]
        grids: {small: {regressor: svr, C: 1}}
        folds: {count: 3, inner: 2, min-stratum: 6}
        """
            + more);
  }

  private Terminal run(String command, Object... more) {
    List<String> line = new ArrayList<>(List.of(command));
    for (Object one : more) {
      line.add(one.toString());
    }
    return Terminal.run(line.toArray(String[]::new));
  }

  @Test
  void aModelExtractsTheSetsItWasTrainedOn() throws Exception {
    corpus("");
    Path model = folder.resolve("m.model");
    Path cache = folder.resolve("cache");
    Path study = study("sets: [egemaps, tonal]\naugment: none\n");
    Terminal trained =
        run("train", study, "--model", "small", "--cache", cache, "--quiet", "-o", model);
    assertEquals(0, trained.status(), trained.err());
    try (var kept = Files.list(cache)) {
      assertEquals(
          "egemaps-1.tonal-1-audio-2", kept.findFirst().orElseThrow().getFileName().toString());
    }
    JsonNode results = JSON.readTree(folder.resolve("m.model.run/results.json").toFile());
    assertEquals("[\"egemaps\",\"tonal\"]", results.at("/study/sets").toString());
    assertEquals(88 + 29, results.at("/corpora/0/features").asInt());
    assertEquals("egemaps-1.tonal-1", results.at("/corpora/0/feature_source").asText());

    Terminal said = run("predict", model, folder.resolve("c3.wav"), "--format", "jsonl", "--quiet");
    assertEquals(0, said.status(), said.err());
    JsonNode clip = JSON.readTree(said.out().lines().toList().get(0));
    // One of eGeMAPS, one of tonal, and one that both have.
    for (String family : List.of("formants", "harmony", "loudness")) {
      assertTrue(clip.toString().contains("\"descriptors\":\"" + family), clip.toString());
    }

    Path own = folder.resolve("own.model");
    Terminal calibrated =
        run(
            "calibrate",
            model,
            folder.resolve("corpus.yaml"),
            "--cache",
            cache,
            "--anyway",
            "--quiet",
            "-o",
            own);
    assertEquals(0, calibrated.status(), calibrated.err());
  }

  @Test
  void variantsAreMadeOfTheAudioAndKeptInTheCache() throws Exception {
    corpus("");
    Path model = folder.resolve("m.model");
    Path cache = folder.resolve("cache");
    Path study =
        study(
            "sets: [egemaps, tonal]\n"
                + "augment: {variants: [level -12 dB], compared: [mono, level -12 dB, excerpt 10 s]}\n");
    Terminal trained =
        run("train", study, "--model", "small", "--cache", cache, "--quiet", "-o", model);
    assertEquals(0, trained.status(), trained.err());
    assertTrue(
        trained
            .err()
            .contains("'excerpt 10 s middle' makes no other clip of %d of".formatted(CLIPS)),
        trained.err());
    assertTrue(
        Files.isDirectory(cache.resolve("egemaps-1.tonal-1-changes-1-level--12-dB-audio-2")));
    List<String> rows = Files.readAllLines(folder.resolve("m.model.run/changes.csv"));
    assertEquals(1 + 2 * 4, rows.size(), rows.toString());
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      double rms = Double.parseDouble(cells[9]);
      switch (cells[6]) {
        case "none", "mono" -> assertEquals(0, rms, 1e-9, row); // the clips are mono
        case "level -12 dB" -> assertTrue(rms > 1e-6, row);
        default -> assertEquals("0", cells[7], row);
      }
    }
    Terminal page = run("report", folder.resolve("m.model.run"), "--quiet");
    assertEquals(0, page.status(), page.err());
    String html = Files.readString(folder.resolve("m.model.run/report.html"));
    assertTrue(html.contains("The same clips, changed"));
    JsonNode card = JSON.readTree(run("model", model, "--json").out());
    assertEquals("level -12 dB", card.at("/changes/variants/0").asText());
    assertEquals(6, card.at("/changes/scores").size());
    assertEquals(0, run("predict", model, folder.resolve("c3.wav"), "--quiet").status());
  }

  /** As {@code opensmile} for Python writes it: a time index, its own names of the columns. */
  @ParameterizedTest
  @EnumSource
  void tablesOfOthersJoin(FeatureSet set) throws Exception {
    corpus("features: features.csv\n");
    Path table = folder.resolve("features.csv");
    Terminal made =
        run("features", folder, "--set", set.title(), "-o", table, "--quiet", "--force");
    assertEquals(0, made.status(), made.err());
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split(",", 4);
      lines.add(
          cells[0].equals("file")
              ? line
              : String.format(
                  Locale.ROOT,
                  "%s,0 days 00:00:00,0 days 00:00:%012.9f,%s",
                  cells[0],
                  Double.parseDouble(cells[2]),
                  cells[3]));
    }
    Files.write(table, lines);
    Path model = folder.resolve("m.model");
    String sets = set == FeatureSet.COMPARE2013 ? "" : "sets: " + set.title() + "\n";
    Terminal trained = run("train", study(sets), "--model", "small", "--quiet", "-o", model);
    assertEquals(0, trained.status(), trained.err());
    String card = run("model", model, "--json").out();
    assertEquals(set.featureNames().size(), JSON.readTree(card).path("columns").asInt());
    assertTrue(card.contains("as if they were those of " + set.version()), card);
    Terminal said = run("predict", model, folder.resolve("c3.wav"), "--quiet");
    assertEquals(0, said.status(), said.err());
    assertFalse(said.out().isBlank());
  }
}
