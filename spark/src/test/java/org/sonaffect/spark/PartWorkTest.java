package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.table.ExtractionOptions.Level;
import org.sonaffect.acoustics.table.TableFormat;

/** Attempts at one part, repeated, at once, failed: its rows are there once and whole. */
final class PartWorkTest {
  private static final FeatureJob JOB =
      new FeatureJob(
          "compare2013",
          "none",
          Level.FUNCTIONALS,
          TableFormat.CSV,
          Double.NaN,
          Double.NaN,
          false,
          List.of());

  private final Configuration hadoop = new Configuration();
  private final Storage storage = new Storage(hadoop);

  @TempDir Path folder;

  @Test
  void anAttemptThatFindsThePartCommittedDoesNothing() throws Exception {
    ClipPart part = part(3);
    PartReport first = attempt(part);
    Files.delete(folder.resolve("clips/000.wav"));
    assertEquals(first, attempt(part));
    assertEquals(3, first.done());
    assertEquals(List.of(), first.failures());
  }

  @Test
  void attemptsAtOnceLeaveRowsThatEachReportNames() throws Exception {
    ClipPart part = part(4);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    List<Future<PartReport>> attempts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      attempts.add(pool.submit(() -> attempt(part)));
    }
    Set<String> rows = new HashSet<>();
    for (Future<PartReport> attempt : attempts) {
      rows.add(Files.readString(folder.resolve("parts").resolve(attempt.get().rowsFile())));
    }
    pool.shutdownNow();
    assertEquals(1, rows.size(), "every report names the same rows");
    assertEquals(4, rows.iterator().next().lines().count());
    assertEquals(1, new PartFolder(place()).committed(List.of(part), storage).size());
  }

  @Test
  void brokenAndAbsentClipsAreReportedAndTheOthersDone() throws Exception {
    GeneratedClips.write(folder.resolve("clips"), 6, 0.3, 3);
    ClipPart part = part(7);
    PartReport report = attempt(part);
    assertEquals(4, report.done());
    assertEquals(
        List.of("clips/001.wav", "clips/004.wav", "clips/006.wav"),
        report.failures().stream().map(PartReport.Note::file).toList());
    ErrorTable.write(Location.of(folder.resolve("e.csv")), storage, report.failures());
    List<String> lines = Files.readAllLines(folder.resolve("e.csv"));
    assertEquals("file,reason", lines.get(0));
    assertTrue(lines.get(1).startsWith("clips/001.wav,the file is empty"), lines.get(1));
    assertEquals(4, lines.size());
  }

  @Test
  void aClipThatTheDriverSawAndThisProcessDoesNotFailsEachAttempt() throws Exception {
    ListedClip unseen =
        new ListedClip(Location.of(folder.resolve("a.wav")), 0, Double.NaN, "a.wav", 9, 1);
    ClipPart part = ClipPart.of(List.of(unseen), JOB.identity()).get(0);
    for (boolean again : new boolean[] {false, true}) {
      IOException failure =
          assertThrows(
              IOException.class, () -> PartWork.run(part, JOB, hadoop, place(), false, again));
      assertTrue(failure.getMessage().contains("every node must see"), failure.getMessage());
    }
    assertEquals(0, new PartFolder(place()).committed(List.of(part), storage).size());
  }

  @Test
  void aProcessThatDoesNotSeeTheFolderOfTheDriverDoesNoWork() throws Exception {
    DriverMark mark = DriverMark.in(place(), List.of(part(1)), storage);
    mark.mustSee(storage);
    Files.delete(mark.place().path());
    IOException failure = assertThrows(IOException.class, () -> mark.mustSee(storage));
    assertTrue(failure.getMessage().contains("see the folder of the output"), failure.getMessage());
  }

  @Test
  void aProcessThatCannotNameAClipSaysSoBeforeAnyWork() throws Exception {
    ListedClip clip =
        new ListedClip(
            Location.of(folder.resolve("caf\u00e9.wav")), 0, Double.NaN, "caf\u00e9.wav", 9, 1);
    ClipPart part = ClipPart.of(List.of(clip), JOB.identity()).get(0);
    DriverMark mark = DriverMark.in(place(), List.of(part), storage);
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            LimitedProcess.class.getName(),
            mark.place().text());
    java.environment().put("LC_ALL", "C");
    java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = java.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("spark.executorEnv.LC_ALL=C.UTF-8"), said);
  }

  /** An executor in the locale C. */
  static final class LimitedProcess {
    private LimitedProcess() {}

    public static void main(String[] arguments) {
      DriverMark mark = new DriverMark(Location.of(arguments[0]), "/clips/caf\u00e9.wav");
      Storage storage = new Storage(new Configuration());
      System.out.println(assertThrows(IOException.class, () -> mark.mustSee(storage)).getMessage());
    }
  }

  @Test
  void aFailedAttemptLeavesNothing() throws Exception {
    ClipPart part = part(1);
    Files.writeString(folder.resolve("parts"), "a file where the folder should be");
    assertThrows(IOException.class, () -> attempt(part));
    Files.delete(folder.resolve("parts"));
    assertEquals(1, attempt(part).done());
    try (Stream<Path> left = Files.list(folder.resolve("parts"))) {
      assertEquals(2, left.count(), "rows and their report");
    }
  }

  @Test
  void anUnreadableStoreIsTriedAgainAndThenARowOfTheErrorTable() throws Exception {
    ListedClip far =
        new ListedClip(new Location("nowhere://host/a.wav"), 0, Double.NaN, "a.wav", 0, 0);
    ClipPart part = ClipPart.of(List.of(far), JOB.identity()).get(0);
    assertThrows(FetchFailure.class, () -> attempt(part));
    PartReport second = PartWork.run(part, JOB, hadoop, place(), false, true);
    assertEquals(1, second.failures().size());
    assertEquals(second, attempt(part));
  }

  private PartReport attempt(ClipPart part) throws IOException, InterruptedException {
    return PartWork.run(part, JOB, hadoop, place(), false, false);
  }

  private Location place() {
    return Location.of(folder.resolve("parts"));
  }

  private ClipPart part(int clips) throws IOException {
    if (!Files.exists(folder.resolve("clips"))) {
      GeneratedClips.write(folder.resolve("clips"), clips, 0.3, 0);
    }
    List<ListedClip> listed = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      Path file = folder.resolve("clips/00" + i + ".wav");
      listed.add(new ListedClip(Location.of(file), 0, Double.NaN, "clips/00" + i + ".wav", 1, 0));
    }
    return ClipPart.of(listed, JOB.identity()).get(0);
  }
}
