package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.testkit.TestWav;

/** What stands where an output is to go: a file, a link, a pipe, an input, another process. */
class OutputTest {
  @TempDir Path folder;

  @BeforeEach
  void clips() throws IOException {
    TestWav.write(folder.resolve("a.wav"), 8000, 0.3, 1);
    TestWav.write(folder.resolve("b.wav"), 8000, 0.3, 2);
    Files.writeString(folder.resolve("clips.csv"), "file,arousal,valence\na.wav,1,2\nb.wav,3,4\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n");
    Files.writeString(
        folder.resolve("study.yaml"),
        "corpora: [corpus.yaml]\nmixtures: [[1]]\nmodels: [linear]\n");
    Files.writeString(folder.resolve("kept.csv"), "kept");
    Files.copy(folder.resolve("a.wav"), folder.resolve("sound.csv"));
    Files.createLink(folder.resolve("hard.csv"), folder.resolve("clips.csv"));
    Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("kept.csv"));
    Files.createSymbolicLink(folder.resolve("to-clips.csv"), Path.of("clips.csv"));
    Files.createSymbolicLink(folder.resolve("new.csv"), Path.of("far.csv"));
  }

  /** Runs a line whose words with a dot, or a slash before them, are files of the folder. */
  private Terminal run(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      boolean file = word.contains(".") || word.startsWith("/");
      words.add(file ? folder.resolve(word.replaceFirst("^/", "")).toString() : word);
    }
    words.add("--quiet");
    return Terminal.run(words.toArray(String[]::new));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "features a.wav -o kept.csv | --force replaces it",
        "predict demo a.wav -o kept.csv | --force replaces it",
        "predict demo a.wav -o link.csv | --force replaces it",
        "model demo --html kept.csv | --force replaces it",
        "calibrate demo corpus.yaml -o kept.csv | --force replaces it",
        "evaluate demo corpus.yaml -o kept.csv | is a file, expected a folder",
        "train corpus.yaml -o kept.csv | --force replaces it",
        "features a.wav -o a.wav --force | audio",
        "features a.wav -o b.wav --force | audio",
        "features b.wav -o c.wav | audio",
        "features b.wav -o sound.csv --force | audio",
        "features -o a.wav b.wav | audio",
        "predict demo a.wav -o a.wav --format csv --force | one of the inputs",
        "features corpus.yaml -o corpus.yaml --force | one of the inputs",
        "features corpus.yaml -o clips.csv --force | one of the inputs",
        "features corpus.yaml -o clips.csv --resume | one of the inputs",
        "features corpus.yaml -o hard.csv --force | one of the inputs",
        "features corpus.yaml -o to-clips.csv --force | one of the inputs",
        "calibrate demo corpus.yaml -o clips.csv --force | one of the inputs",
        "train corpus.yaml -o corpus.yaml --force | one of the inputs",
        "model kept.csv --html kept.csv --force | one of the inputs",
        "corpus corpus.yaml --html corpus.yaml --force | one of the inputs",
        "corpus corpus.yaml --html kept.csv --force | .csv is of another format",
        "predict kept.csv a.wav -o kept.csv --force | one of the inputs",
        "study study.yaml -o / --force | holds corpus.yaml",
        "train study.yaml --run / -o x.model | holds corpus.yaml",
        "features a.wav -o / | is a folder",
        "predict demo a.wav -o absent/x.csv | absent",
        "calibrate demo corpus.yaml -o absent/x.model | absent",
        "features a.wav -o x.arff --format csv | .arff contradicts --format csv",
        "predict demo a.wav -o x.csv --json | .csv contradicts --format jsonl",
        "features a.wav -o x.json | .json is of another format",
        "features a.wav -o - | is not the name of a file",
        "model demo --html - | is not the name of a file",
      })
  void whatMustStayIsNotReplaced(String line, String reason) throws IOException {
    List<String> before = names();
    Terminal refused = run(line);
    assertEquals(2, refused.status(), refused.err());
    assertTrue(refused.err().contains(reason), refused.err());
    assertEquals("", refused.out());
    assertEquals(before, names());
    assertEquals("kept", Files.readString(folder.resolve("kept.csv")));
    assertTrue(Files.readString(folder.resolve("clips.csv")).startsWith("file,"));
    assertEquals(-1, Files.mismatch(folder.resolve("a.wav"), folder.resolve("sound.csv")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features a.wav -o kept.csv --force",
        "features a.wav -o link.csv --force",
        "predict demo a.wav -o kept.csv --force",
        "predict demo a.wav -o link.csv --force",
        "model demo --html kept.csv --force"
      })
  void whereItIsAskedForAFileIsReplacedAndALinkStays(String line) throws IOException {
    List<String> before = names();
    assertEquals(0, run(line).status());
    assertEquals(before, names(), "nothing is left beside it");
    assertTrue(Files.size(folder.resolve("kept.csv")) > 100);
    assertTrue(Files.isSymbolicLink(folder.resolve("link.csv")));
  }

  @Test
  void aLinkToNothingMakesItsFile() throws IOException {
    assertEquals(0, run("features a.wav -o new.csv").status());
    assertTrue(Files.isSymbolicLink(folder.resolve("new.csv")));
    assertTrue(Files.readString(folder.resolve("far.csv")).contains("\na.wav,0,0.3,"));
  }

  @Test
  void linksInACircleAreNamed() throws IOException {
    Files.createSymbolicLink(folder.resolve("c.csv"), Path.of("d.csv"));
    Files.createSymbolicLink(folder.resolve("d.csv"), Path.of("c.csv"));
    Terminal failed = run("predict demo a.wav -o c.csv");
    assertEquals(1, failed.status());
    assertTrue(failed.err().contains("c.csv: cannot be written: its links lead in a circle"));
  }

  @Test
  void aFileNamedAsTheLockStays() throws IOException {
    Path own = Files.writeString(folder.resolve("poetry.lock"), "mine");
    Terminal refused = run("features a.wav -o /poetry");
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("poetry.lock, which is another file"), refused.err());
    assertEquals("mine", Files.readString(own));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features a.wav -o /pipe",
        "predict demo a.wav -o /pipe --format csv",
        "model demo --html /pipe"
      })
  void aPipeIsWrittenThrough(String line) throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    List<String> before = names();
    CompletableFuture<Integer> length =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(pipe).length;
              } catch (IOException e) {
                return -1;
              }
            });
    assertEquals(0, run(line).status());
    assertTrue(length.get(20, TimeUnit.SECONDS) > 100);
    assertEquals(before, names());
    assertFalse(Files.isRegularFile(pipe));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features a.wav -o free.csv",
        "features a.wav -o free.csv --resume",
        "predict demo a.wav -o free.csv"
      })
  void aFileThatAnotherProcessWritesIsLeftToIt(String line) throws IOException {
    Path free = folder.resolve("free.csv");
    try (@SuppressWarnings("unused")
        OutputLock other = OutputFile.of("-o", free, false, List.of()).lock()) {
      Terminal refused = run(line);
      assertEquals(1, refused.status());
      assertTrue(refused.err().contains(free + ": another process is writing"), refused.err());
    }
    assertFalse(Files.exists(free));
    assertFalse(Files.exists(folder.resolve("free.csv.lock")));
    assertEquals(0, run(line).status());
  }

  @Test
  void whatAnInterruptedExtractionLeftIsTakenUp() throws IOException {
    assertEquals(0, run("features a.wav b.wav -o whole.csv").status());
    byte[] whole = Files.readAllBytes(folder.resolve("whole.csv"));
    Path left = folder.resolve("t.csv.part");
    Files.write(left, java.util.Arrays.copyOf(whole, whole.length - 100));
    Terminal refused = run("features a.wav b.wav -o t.csv");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains(left + " holds rows"), refused.err());
    Terminal resumed = run("features a.wav b.wav -o t.csv --resume");
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.out().contains("1 clips extracted"), resumed.out());
    assertArrayEquals(whole, Files.readAllBytes(folder.resolve("t.csv")));
    assertFalse(Files.exists(left));
  }

  @Test
  void theEndingSaysTheFormat() throws IOException {
    assertEquals(0, run("features a.wav -o x.arff").status());
    assertTrue(Files.readString(folder.resolve("x.arff")).startsWith("@relation"));
    assertEquals(0, run("features a.wav -o x.table").status());
    assertTrue(Files.readString(folder.resolve("x.table")).startsWith("file,start,end,"));
  }

  @Test
  void aDiskThatIsFullNamesTheFile() throws Exception {
    Path full = folder.resolve("full");
    assumeTrue(
        new ProcessBuilder("mknod", full.toString(), "c", "1", "7").start().waitFor() == 0,
        "making a device takes root");
    for (String line :
        List.of(
            "features a.wav -o /full",
            "predict demo a.wav -o /full --format csv",
            "model demo --html /full")) {
      Terminal failed = run(line);
      assertEquals(1, failed.status(), line);
      assertTrue(failed.err().contains(full + ": cannot be written: No space"), failed.err());
    }
  }
}
