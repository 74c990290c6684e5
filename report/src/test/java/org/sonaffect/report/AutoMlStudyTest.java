package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** A small study with the AutoML: its files, that they are reproducible, and its report. */
class AutoMlStudyTest {
  private static final int TRIALS = 4;

  private static final String STUDY =
      """
      corpora: [music.yaml, sounds.yaml]
      mixtures: [[1, 0], [1, 1]]
      models: [automl]
      folds: {count: 2, inner: 2, min-stratum: 12}
      controls: [{randomise: sounds}]
      budget: {automl-trials: %d}
      """
          .formatted(TRIALS);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path run(String name, int jobs, boolean resume) {
    ToyStudy.corpus(folder, "music", 40, 1);
    ToyStudy.corpus(folder, "sounds", 50, 2);
    StudyFile study = StudyFile.read(ToyStudy.write(folder.resolve("study.yaml"), STUDY));
    return Study.run(study, folder.resolve(name), ToyStudy.options(jobs, resume), Progress.NONE)
        .path();
  }

  @Test
  void isTheSameBytesOnOneThreadOnTwoAndAfterAKill() throws IOException {
    Map<String, byte[]> expected = files(run("one", 1, false));
    int real = 2 * 2 * 4; // folds, training sets; leaderboard, curve, importance, out of fold
    int random = 2 * 2; // folds of the one mixture concerned; no importance, not out of fold
    assertEquals(real + random + 3, expected.size(), expected.keySet()::toString);
    Path two = run("two", 2, false);
    assertSame(expected, files(two), "two threads");

    tear(two.resolve("trials.jsonl"), 3);
    for (Path file : list(two.resolve("automl"))) {
      if (file.toString().endsWith(".jsonl")) {
        tear(file, 4);
      }
    }
    Files.delete(two.resolve("results.json"));
    run("two", 2, true);
    assertSame(expected, files(two), "killed and resumed");
  }

  @Test
  void reportsWhatItDid() throws IOException {
    Path run = run("run", 2, false);
    Path page = run.resolve("report.html");
    Report.write(RunFolder.read(run), page);
    String html = Files.readString(page);
    assertTrue(html.contains(">The AutoML<"));
    assertTrue(html.contains("2 searches, one per fold, made 8 trials"), "counted over the folds");
    assertTrue(html.contains("Fit, s"), "durations stand in the page");
    assertTrue(html.contains("kernel ridge"), "configurations in words");
    for (String table :
        List.of(
            "automl-families-nested",
            "automl-leaderboard-nested-music-1",
            "automl-leaderboard-nested-music-1-sounds-1")) {
      for (String ending : List.of(".md", ".tex")) {
        String text = Files.readString(run.resolve("tables").resolve(table + ending));
        assertFalse(text.contains("Fit, s"), "durations are in no file that is reproducible");
      }
    }
    for (String figure :
        List.of(
            "automl-search-nested-music-1-sounds-1",
            "automl-descriptors-nested-music-1-sounds-1",
            "residuals-nested-sounds-valence")) {
      for (String ending : List.of(".svg", ".png", ".csv")) {
        assertTrue(
            Files.size(run.resolve("figures").resolve(figure + ending)) > 100, figure + ending);
      }
      assertTrue(html.contains(figure), figure + " stands in the page");
    }
  }

  @Test
  void saysWhatTheSearchesFound() {
    Path run = run("run", 2, false);
    JsonNode summary = RunFolder.read(run).json().path("summary").path("automl");
    assertEquals(2, summary.size(), "training sets");
    for (JsonNode entry : summary) {
      assertEquals(2, entry.path("searches").asInt());
      assertEquals(2, entry.path("targets").size());
      for (JsonNode target : entry.path("targets")) {
        double sum = 0;
        for (JsonNode family : target.path("families")) {
          sum += family.path("weight").asDouble();
        }
        assertEquals(1, sum, 1e-9, "families' weights");
        assertEquals(2, target.path("best").size(), "one a fold");
      }
    }
    AutoMlFiles files = AutoMlFiles.read(run);
    AutoMlFiles.Search joint =
        files.real(Protocol.NESTED).get(TrainingSet.parse("music:1+sounds:1")).get(0);
    assertEquals(TRIALS, files.leaderboard(joint).size());
    assertEquals(2 * 8 * 2, files.importance(joint).size(), "corpora, families, targets");
    // arousal follows from f0 and f1, not from f5
    assertTrue(lost(files.importance(joint), "f0") > 0.1);
    assertTrue(lost(files.importance(joint), "f5") < 0.1);
  }

  private static double lost(List<AutoMlFiles.Loss> losses, String group) {
    return losses.stream()
        .filter(loss -> loss.group().equals(group) && loss.target().equals("arousal"))
        .mapToDouble(AutoMlFiles.Loss::lost)
        .average()
        .orElseThrow();
  }

  /** Cuts off the last lines, the last of them in the middle, as a kill in a write would. */
  private static void tear(Path log, int lines) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int end = bytes.length;
    int start = 0;
    while (bytes[start] != '\n') {
      start++;
    }
    for (int line = 0; line < lines && end > start + 1; line++) {
      end--;
      while (end > start && bytes[end - 1] != '\n') {
        end--;
      }
    }
    Files.write(log, Arrays.copyOf(bytes, Math.min(bytes.length, end + 9)));
  }

  private static Map<String, byte[]> files(Path run) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of("results.csv", "predictions.csv")) {
      files.put(name, Files.readAllBytes(run.resolve(name)));
    }
    for (Path file : list(run.resolve("automl"))) {
      String name = file.getFileName().toString();
      if (!name.endsWith("-timings.csv") && !name.endsWith(".jsonl")) {
        files.put(name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void assertSame(
      Map<String, byte[]> expected, Map<String, byte[]> found, String message) {
    assertEquals(expected.keySet(), found.keySet(), message);
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, found.get(name), message + ": " + name));
  }
}
