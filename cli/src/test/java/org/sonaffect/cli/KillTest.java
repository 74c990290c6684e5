package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line as a process of its own, killed by SIGKILL and resumed, time and again: it ends
 * with the same bytes as a run that nobody disturbed, and evaluates nothing twice.
 */
@Tag("full")
final class KillTest {
  private static final int TRIALS = 30;
  private static final int KILLS = 10;

  /** At most so many evaluations lie between two kills. */
  private static final int MOST_LINES = 60;

  private static final int KILLED = 128 + 9;

  private static final Pattern EVALUATION =
      Pattern.compile("\\{\"trial\":(\\d+),\"split\":(\\d+),\"configuration\":\"([^\"]*)\".*}");

  private static final Pattern TRIAL =
      Pattern.compile("\\{\"kind\":\"(fold|trial)\",(.*?),\"pipeline\".*}");

  @TempDir Path folder;

  @Test
  void aKilledRunEndsAsIfNothingHadHappened() throws Exception {
    long seed = Long.getLong("sonaffect.kill.seed", 1);
    Path study = study();
    Path calm = folder.resolve("calm");
    long begun = System.nanoTime();
    assertEquals(0, start(study, calm, 2).waitFor(), () -> said(calm));
    long millis = (System.nanoTime() - begun) / 1_000_000;

    Path killed = folder.resolve("killed");
    SplittableRandom random = new SplittableRandom(seed);
    List<String> moments = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      long before = evaluations(killed).size();
      // Every third by the clock, which also meets the start and the writing of results.
      long lines = kill % 3 == 2 ? Long.MAX_VALUE : before + 1 + random.nextInt(MOST_LINES);
      long wait = kill % 3 == 2 ? 300 + random.nextLong(millis / 5) : 10 * millis;
      Process process = start(study, killed, 1 + random.nextInt(3));
      long until = System.nanoTime() + wait * 1_000_000;
      while (process.isAlive() && System.nanoTime() < until && lines(killed) < lines) {
        process.waitFor(2, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly();
      int status = process.waitFor();
      assertTrue(status == KILLED || status == 0, () -> "status " + status + ": " + said(killed));
      List<String> after = evaluations(killed);
      assertTrue(after.size() >= before, "whole lines are never lost");
      moments.add(before + " to " + after.size() + (status == 0 ? ", ended before" : ""));
    }
    assertEquals(0, start(study, killed, 2).waitFor(), () -> said(killed));
    String told = "seed " + seed + ", evaluations in the log at each kill: " + moments;

    List<String> once = evaluations(calm);
    assertTrue(once.size() > 3 * MOST_LINES, "enough to be killed in: " + once.size());
    assertEquals(once.size(), once.stream().distinct().count());
    assertEquals(once, evaluations(killed), told);
    List<String> trials = keys(calm.resolve("trials.jsonl"), TRIAL);
    assertTrue(trials.size() > 8, "grids and folds: " + trials);
    assertEquals(trials, keys(killed.resolve("trials.jsonl"), TRIAL), told);
    Map<String, byte[]> expected = files(calm);
    Map<String, byte[]> found = files(killed);
    assertEquals(expected.keySet(), found.keySet(), told);
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, found.get(name), () -> name + "; " + told));
  }

  /** The study as a process; what it says goes to a file beside the run. */
  private static Process start(Path study, Path run, int jobs) throws IOException {
    Path out = run.resolveSibling(run.getFileName() + ".txt");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            "org.sonaffect.cli.Sonaffect",
            "study",
            study.toString(),
            "--resume",
            "--quiet",
            "--jobs",
            Integer.toString(jobs),
            "-o",
            run.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
        .start();
  }

  private static String said(Path run) {
    try {
      return Files.readString(run.resolveSibling(run.getFileName() + ".txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path study() throws IOException {
    for (String name : List.of("music", "sounds")) {
      SplittableRandom random = new SplittableRandom(name.length());
      StringBuilder clips = new StringBuilder("id,arousal,valence,a_1,a_2,b_1,b_2,b_3,c_1\n");
      for (int i = 0; i < (name.equals("music") ? 60 : 80); i++) {
        double[] x = random.doubles(6).toArray();
        double arousal = 1 + 8 * (0.5 * x[0] + 0.2 * x[1] * x[2] + 0.3 * random.nextDouble());
        double valence = 1 + 8 * (0.4 * x[3] + 0.2 * x[0] + 0.4 * random.nextDouble());
        clips.append(name).append(i).append(',').append(arousal).append(',').append(valence);
        for (double value : x) {
          clips.append(',').append(value);
        }
        clips.append('\n');
      }
      Files.writeString(folder.resolve(name + ".csv"), clips);
      Files.writeString(
          folder.resolve(name + ".yaml"),
          """
          name: %1$s
          domain: %1$s
          clips: %1$s.csv
          features: %1$s.csv
          columns: {id: id}
          scale: [1, 9]
          """
              .formatted(name));
    }
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        corpora: [music.yaml, sounds.yaml]
        mixtures: [[1, 0], [1, 1]]
        models: [linear, automl]
        grids:
          linear: {l1_ratio: [0.1, 0.9], share: 0.99, penalties: 20}
        folds: {count: 2, inner: 3, min-stratum: 12}
        budget: {automl-trials: %d}
        seed: 5
        """
            .formatted(TRIALS));
  }

  /** Every evaluation in the logs of the searches, as often as it stands there; torn lines not. */
  private static List<String> evaluations(Path run) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path log : logs(run)) {
      for (String key : keys(log, EVALUATION)) {
        all.add(log.getFileName() + " " + key);
      }
    }
    Collections.sort(all);
    return all;
  }

  private static List<String> keys(Path log, Pattern pattern) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        StringBuilder key = new StringBuilder();
        for (int g = 1; g <= matcher.groupCount(); g++) {
          key.append(matcher.group(g)).append(' ');
        }
        keys.add(key.toString());
      }
    }
    Collections.sort(keys);
    return keys;
  }

  private static long lines(Path run) throws IOException {
    long lines = 0;
    for (Path log : logs(run)) {
      for (byte b : Files.readAllBytes(log)) {
        lines += b == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  private static List<Path> logs(Path run) throws IOException {
    Path automl = run.resolve("automl");
    if (!Files.exists(automl)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(automl)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /** All files of a run but those that hold durations or a date. */
  private static Map<String, byte[]> files(Path run) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        boolean timed =
            name.endsWith("timings.csv")
                || name.endsWith(".jsonl")
                || name.equals("results.json")
                || name.equals("report.html");
        files.put(name, timed ? new byte[0] : Files.readAllBytes(file));
      }
    }
    return files;
  }
}
