package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.testkit.TestWav;

final class UsageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "features",
        "corpus",
        "study",
        "report",
        "audit",
        "train",
        "model",
        "predict",
        "evaluate",
        "calibrate"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    Terminal help = Terminal.run(command, "--help");
    assertEquals(0, help.status());
    assertTrue(help.out().contains("Example:  sonaffect " + command), help.out());
    assertFalse(help.out().contains("\u001b"), "no colours where stdout is no terminal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "features",
        "features x.wav",
        "features . -o t.csv --level words",
        "features . -o t.csv --hop 1",
        "study",
        "train study.yaml",
        "train study.yaml -o m --form small",
        "predict m",
        "predict demo x.wav --window 0",
        "predict demo x.wav --window 0 --hop 0",
        "calibrate m corpus.yaml",
        "evaluate m",
        "evaluate demo corpus.yaml --force",
        "evaluate demo corpus.yaml --domain speech",
        "demo --jobs 0",
        "predict demo x.wav --jobs 2147483647",
        "predict demo x.wav --scale 9-1",
        "features . -o t.csv --window NaN",
        "features . -o t.csv --window 1 --hop NaN",
        "features . -o t.csv --window 1 --hop 1e-9",
        "demo --jobs many"
      })
  void wrongUsageIsStatusTwoAndSaysWhatIsWanted(String line) {
    Terminal wrong = Terminal.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, wrong.status(), wrong.err());
    assertFalse(wrong.err().isBlank());
    assertFalse(wrong.err().contains("Exception"), wrong.err());
    assertEquals("", wrong.out(), "stdout is for results");
  }

  @Test
  void inputsWithoutAnyClipAreRefusedAndNothingIsWritten(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("list.csv"), "file,who\n");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path out = folder.resolve("out.csv");
    for (List<String> command : List.of(List.of("features"), List.of("predict", "demo"))) {
      for (List<String> inputs : List.of(List.of("--list", "" + list), List.of("" + empty))) {
        String said =
            inputs.size() == 2
                ? "--list " + list + ": no row names a clip, expected at least one"
                : "no audio file in " + empty;
        Terminal refused =
            Terminal.run(
                Stream.of(command, inputs, List.of("-o", "" + out))
                    .flatMap(List::stream)
                    .toArray(String[]::new));
        assertEquals(2, refused.status(), refused.err());
        assertTrue(refused.err().contains(said), refused.err());
        assertFalse(Files.exists(out));
      }
    }
    Path rows = Files.writeString(folder.resolve("rows.csv"), "file,who\n,me\n");
    for (String command : List.of("features", "predict demo")) {
      Path table = folder.resolve(command + ".csv");
      String line = "%s|--list|%s|-o|%s".formatted(command.replace(' ', '|'), rows, table);
      Terminal faulty = Terminal.run(line.split("[|]"));
      assertEquals(1, faulty.status(), "rows that are lost are not none: " + faulty.err());
      assertEquals(1, Files.readAllLines(table).size());
    }
  }

  @Test
  void aSoundWhoseNameBeginsWithADashIsNoOption() throws IOException {
    Path sound = Path.of("-dash.wav");
    TestWav.write(sound, 8000, 0.3, 1);
    try {
      Terminal predicted = Terminal.run("predict", "demo", "-dash.wav", "--quiet");
      assertEquals(0, predicted.status(), predicted.err());
      assertTrue(predicted.out().contains("-dash.wav,0,0.3,"), predicted.out());
    } finally {
      Files.delete(sound);
    }
  }

  @Test
  void workThatFailsIsStatusOneWithTheReasonInWords() {
    Terminal failed = Terminal.run("report", "no/such/run");
    assertEquals(1, failed.status());
    assertTrue(failed.err().contains("no/such/run"), failed.err());
    assertFalse(failed.err().contains("Exception"), failed.err());
  }
}
