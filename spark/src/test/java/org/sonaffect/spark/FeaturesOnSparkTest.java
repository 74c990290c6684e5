package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.table.Extraction;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.testkit.NamedPipe;

/** The command {@code features} on Spark with two threads: what the local extraction gives. */
final class FeaturesOnSparkTest {
  private static final int CLIPS = 12;

  @TempDir static Path folder;

  private static byte[] expected;

  @BeforeAll
  static void localRun() throws Exception {
    LocalSpark.begin();
    GeneratedClips.write(folder.resolve("clips"), CLIPS, 0.5, 6);
    expected = local("local.csv");
  }

  @AfterAll
  static void forget() {
    LocalSpark.end();
  }

  @Test
  void theTableIsTheLocalOneAndBrokenClipsAreInTheErrorTable() throws Exception {
    assertEquals(ExitStatus.FAILED, run("features.csv"));
    assertArrayEquals(expected, Files.readAllBytes(folder.resolve("features.csv")));
    List<String> errors = Files.readAllLines(folder.resolve("features.errors.csv"));
    assertEquals(
        List.of("file", "clips/003.wav", "clips/009.wav"),
        errors.stream().map(line -> line.substring(0, line.indexOf(','))).toList());
    assertFalse(Files.exists(folder.resolve("features.csv.parts")));

    assertEquals(ExitStatus.WRONG_USAGE, run("features.csv"), "it exists");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("features.csv"));
    assertEquals(ExitStatus.FAILED, run("link.csv", "--force"));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(expected, Files.readAllBytes(link));

    // Begun and torn: what is whole stays, the rest is done, as on one machine.
    byte[] torn = java.util.Arrays.copyOf(expected, expected.length / 2);
    Files.write(folder.resolve("features.csv"), torn);
    assertEquals(ExitStatus.FAILED, run("features.csv", "--resume"));
    assertArrayEquals(expected, Files.readAllBytes(folder.resolve("features.csv")));
  }

  @Test
  void aFolderOfPartsHoldsTheSameRows() throws Exception {
    assertEquals(ExitStatus.FAILED, run("parts/"));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (Stream<Path> parts = Files.list(folder.resolve("parts"))) {
      for (Path part :
          parts.filter(p -> p.getFileName().toString().startsWith("part-")).sorted().toList()) {
        List<String> lines = Files.readAllLines(part);
        for (String line : rows.size() == 0 ? lines : lines.subList(1, lines.size())) {
          rows.writeBytes(
              (line.replaceFirst("^\\.\\./", "") + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertArrayEquals(expected, rows.toByteArray());
    assertEquals(ExitStatus.FAILED, run("parts/", "--resume"), "the broken clips still are");
    assertEquals(ExitStatus.WRONG_USAGE, run("parts/"), "it exists");
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNamedPipeIsNeverOpened() throws Exception {
    Path odd = GeneratedClips.write(folder.resolve("odd"), 1, 0.3, 0);
    assumeTrue(NamedPipe.make(odd.resolve("pipe.wav")), "mkfifo");
    Files.writeString(
        odd.resolve("clips.csv"), "file,arousal,valence\npipe.wav,1,2\n000.wav,3,4\n");
    String manifest = "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n";
    String corpus = Files.writeString(odd.resolve("corpus.yaml"), manifest).toString();
    Path table = folder.resolve("odd.csv");
    assertEquals(
        ExitStatus.SUCCESS,
        SonaffectOnSpark.run(
            "features", odd.toString(), "-o", table.toString(), "--set", "gemaps"));
    assertEquals(2, Files.readAllLines(table).size());
    assertEquals(
        ExitStatus.FAILED,
        SonaffectOnSpark.run(
            "features", corpus, "-o", table.toString(), "--set", "gemaps", "--force"));
    assertEquals(2, Files.readAllLines(table).size());
    String errors = Files.readString(folder.resolve("odd.errors.csv"));
    assertTrue(errors.contains("pipe.wav"), errors);
    String pipe = odd.resolve("pipe.wav").toString();
    Path out = folder.resolve("odd-predicted.csv");
    assertEquals(
        ExitStatus.FAILED,
        SonaffectOnSpark.run(
            "predict", "demo", pipe, odd.resolve("000.wav").toString(), "-o", out.toString()));
    assertEquals(2, Files.readAllLines(out).size());
  }

  @Test
  void aNameThatIsNotTextIsARowOfTheErrorTable() throws Exception {
    Path named = GeneratedClips.write(folder.resolve("named"), 1, 0.3, 0);
    ProcessBuilder copy = new ProcessBuilder("sh", "-c", "cp 000.wav \"$(printf 'caf\\351.wav')\"");
    assumeTrue(copy.directory(named.toFile()).start().waitFor() == 0, "names of any bytes");
    Path table = folder.resolve("named.csv");
    assertEquals(
        ExitStatus.FAILED,
        SonaffectOnSpark.run(
            "features", named.toString(), "-o", table.toString(), "--set", "gemaps"));
    assertEquals(2, Files.readAllLines(table).size());
    String errors = Files.readString(folder.resolve("named.errors.csv"));
    assertTrue(errors.contains("its name is not UTF-8"), errors);
  }

  private static int run(String table, String... more) {
    String[] arguments = {
      "features", folder.resolve("clips").toString(), "-o", folder + "/" + table
    };
    return SonaffectOnSpark.run(
        Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
  }

  private static byte[] local(String table) throws Exception {
    List<AudioSegment> clips =
        AudioInputs.find(List.of(folder.resolve("clips").toString())).stream()
            .map(AudioSegment::whole)
            .toList();
    Path file = folder.resolve(table);
    Extraction.run(clips, file, ExtractionOptions.DEFAULT, ExtractionListener.NONE);
    return Files.readAllBytes(file);
  }
}
