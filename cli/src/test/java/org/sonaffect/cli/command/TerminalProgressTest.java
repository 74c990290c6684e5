package org.sonaffect.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sonaffect.corpus.extract.Progress;

/** What a person sees of a stage: the last line once, and both ends of a long note. */
final class TerminalProgressTest {
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  private Progress progress(boolean terminal) {
    return new TerminalProgress(
        new PrintStream(seen, true, StandardCharsets.UTF_8), terminal, terminal ? 100 : 0);
  }

  private String seen() {
    return seen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLastLineComesOnce() {
    try (Progress.Stage stage = progress(false).stage("study", 3, "fits")) {
      stage.advance(3);
      stage.close();
    }
    assertEquals("study: 3 fits in 0:00\n", seen());
  }

  @Test
  void aTerminalsLineIsNoWiderThanTheTerminalAndKeepsTheEndOfTheNote() throws Exception {
    try (Progress.Stage stage = progress(true).stage("study", 7020, "fits")) {
      stage.note("best -0.2678 by pca(share=0.95) svr(C=1) in nested music:1+sounds:1 fold 0");
      stage.advance(2506);
      for (int i = 0; i < 50 && !seen().contains("2506"); i++) {
        Thread.sleep(100);
      }
    }
    String[] drawn = seen().split("\r\u001b\\[K", -1);
    for (String line : drawn) {
      assertTrue(line.strip().length() < 100, line);
    }
    assertTrue(
        Pattern.compile("35 %, 2506 of 7020 fits, 0:.*  best -0.2678.*\\.\\.\\..* fold 0")
            .matcher(seen())
            .find(),
        seen());
    assertEquals("study: 2506 of 7020 fits in 0:00\n", drawn[drawn.length - 1]);
  }

  @Test
  void aLongTextIsCutInItsMiddle() {
    assertEquals("nested m...e=0.95)", TerminalProgress.fitted("nested music pca(share=0.95)", 18));
    assertEquals("short", TerminalProgress.fitted("short", 18));
  }

  @Test
  void durationsHaveHoursWhereThereAreAny() {
    assertEquals("0:09", TerminalProgress.duration(9_000_000_000L));
    assertEquals("2:01:05", TerminalProgress.duration(7_265_000_000_000L));
  }
}
