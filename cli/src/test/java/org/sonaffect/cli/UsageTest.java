package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
