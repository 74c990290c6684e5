package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.OutputLock;

/** A folder holds the output of one job, whatever was in it before. */
final class OutputFolderTest {
  private static final int CLIPS = 6;

  @TempDir Path folder;

  private Path out;

  @BeforeAll
  static void begin() {
    LocalSpark.begin();
  }

  @AfterAll
  static void end() {
    LocalSpark.end();
  }

  @BeforeEach
  void clips() throws IOException {
    GeneratedClips.write(folder.resolve("clips"), CLIPS, 0.4, 0);
    out = folder.resolve("out");
  }

  @Test
  void predictionsOfAnEarlierJobGoOrStopTheCommand() throws Exception {
    // As many as make several parts.
    GeneratedClips.write(folder.resolve("many"), 250, 0.2, 0);
    assertEquals(ExitStatus.SUCCESS, predict("many"));
    assertTrue(outputs().size() > 2, "several parts");
    Map<String, String> before = outputs();
    assertEquals(ExitStatus.WRONG_USAGE, predict("clips"), "it exists");
    assertEquals(before, outputs());

    assertEquals(ExitStatus.SUCCESS, predict("clips", "--force", "--json"));
    assertEquals(List.of("errors.csv", "part-000000.jsonl"), List.copyOf(outputs().keySet()));
    assertEquals(CLIPS, rows(".jsonl"));

    // Without its mark of success it is no finished output, and nobody's to mix with.
    Files.delete(out.resolve("_SUCCESS"));
    assertEquals(ExitStatus.WRONG_USAGE, predict("clips"));
    assertEquals(ExitStatus.SUCCESS, predict("clips", "--force"));
    assertEquals(List.of("errors.csv", "part-000000.csv"), List.copyOf(outputs().keySet()));
  }

  @Test
  void aSecondJobKeepsOutOfTheFolder() throws Exception {
    try (OutputLock other = OutputLock.ofFolder(out)) {
      assertEquals(ExitStatus.FAILED, predict("clips"), other.toString());
      assertFalse(Files.exists(out));
    }
    assertEquals(ExitStatus.SUCCESS, predict("clips"));
    assertFalse(Files.exists(folder.resolve("out.lock")));
  }

  @Test
  void aFolderWithOtherFilesIsRefused() throws Exception {
    assertEquals(
        ExitStatus.WRONG_USAGE,
        SonaffectOnSpark.run(
            "predict", "demo", path("clips"), "-o", path("clips") + "/", "--force"));
    Files.createDirectories(out);
    assertEquals(ExitStatus.SUCCESS, predict("clips"), "an empty folder is free");
    Files.writeString(out.resolve("part-00000-of-another-program.csv"), "x\n");
    assertEquals(ExitStatus.WRONG_USAGE, predict("clips", "--force"));
  }

  @Test
  void resumingJudgesByClipsAndOptions() throws Exception {
    assertEquals(ExitStatus.SUCCESS, features());
    Map<String, String> first = outputs();
    assertEquals(ExitStatus.SUCCESS, features("--resume"), "nothing to do");
    assertEquals(first, outputs());
    assertEquals(ExitStatus.WRONG_USAGE, features("--resume", "--set", "gemaps"));
    assertEquals(ExitStatus.WRONG_USAGE, features("--resume", "--level", "contours"));
    assertEquals(ExitStatus.WRONG_USAGE, features("--resume", "--window", "0.2"));
    assertEquals(first, outputs());

    Path broken = Files.writeString(folder.resolve("clips/new.wav"), "no sound");
    assertEquals(ExitStatus.FAILED, features("--resume"));
    assertEquals(2, Files.readAllLines(out.resolve("errors.csv")).size());
    assertEquals(ExitStatus.FAILED, features("--resume"), "it still fails");
    Files.copy(
        folder.resolve("clips/001.wav"), broken, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(ExitStatus.SUCCESS, features("--resume"));
    assertEquals(1, Files.readAllLines(out.resolve("errors.csv")).size());
    assertEquals(CLIPS + 1, rows(".csv"));

    Files.delete(broken);
    assertEquals(ExitStatus.SUCCESS, features("--resume"));
    assertEquals(first, outputs());
    assertEquals(ExitStatus.SUCCESS, features("--force", "--level", "contours"));
    assertTrue(rows(".csv") > 10 * CLIPS);
  }

  @Test
  void partsAreTakenBackAndPublishedAgainWhereverItWasKilled() throws Exception {
    Storage storage = new Storage(new Configuration());
    OutputFolder output = new OutputFolder(Location.of(out));
    List<ClipPart> parts = new ArrayList<>();
    Map<String, PartReport> reports = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      ClipPart part = new ClipPart(i, List.of(), 1, "key" + i);
      String rows = part.stem() + PartFolder.ROWS;
      parts.add(part);
      reports.put(part.stem(), new PartReport(i, rows, 1, 1, 1, List.of(), List.of()));
      Files.createDirectories(out.resolve("_parts"));
      Files.writeString(out.resolve("_parts").resolve(rows), "rows " + i + "\n");
    }
    OutputFolder.Contents contents = new OutputFolder.Contents("job", reports);
    output.publish(storage, contents, ".csv");
    assertEquals(reports, output.finished(storage, "job", parts));

    output.reopen(storage, "job", ".csv", false);
    assertFalse(output.isFinished(storage));
    assertEquals(3, output.parts().committed(parts, storage).size());
    assertEquals(Map.of(), outputs());

    // Killed after one part was published: the contents stand, the report is without its rows.
    Path rows = out.resolve("_parts").resolve(parts.get(0).stem() + PartFolder.ROWS);
    byte[] mark = Files.readAllBytes(finishedElsewhere(storage, contents));
    Files.write(out.resolve("_parts/contents"), mark);
    Files.move(rows, out.resolve("part-000000.csv"));
    output.reopen(storage, "job", ".csv", false);
    assertEquals(3, output.parts().committed(parts, storage).size());
    assertEquals("rows 0\n", Files.readString(rows));

    // A report whose rows are gone must not make an attempt believe that the part is done.
    Files.delete(rows);
    assertEquals(2, output.parts().committed(parts, storage).size());
    assertFalse(Files.exists(out.resolve("_parts").resolve(parts.get(0).stem() + ".json")));
  }

  private Path finishedElsewhere(Storage storage, OutputFolder.Contents contents)
      throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("_parts"));
    for (PartReport report : contents.parts().values()) {
      Files.createFile(other.resolve("_parts").resolve(report.rowsFile()));
    }
    new OutputFolder(Location.of(other)).publish(storage, contents, ".csv");
    return other.resolve("_SUCCESS");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int predict(String clips, String... more) {
    return run(Stream.of("predict", "demo", path(clips)), more);
  }

  private int features(String... more) {
    return run(Stream.of("features", path("clips")), more);
  }

  private int run(Stream<String> command, String... more) {
    Stream<String> rest = Stream.concat(Stream.of("-o", out + "/"), Stream.of(more));
    return SonaffectOnSpark.run(Stream.concat(command, rest).toArray(String[]::new));
  }

  /** What a reader of the folder sees. */
  private Map<String, String> outputs() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("_")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  /** Rows of all parts, headers apart. */
  private long rows(String ending) throws IOException {
    long rows = 0;
    for (Map.Entry<String, String> part : outputs().entrySet()) {
      if (part.getKey().startsWith("part-")) {
        assertTrue(part.getKey().endsWith(ending), part.getKey());
        rows += part.getValue().lines().count() - (ending.equals(".csv") ? 1 : 0);
      }
    }
    return rows;
  }
}
