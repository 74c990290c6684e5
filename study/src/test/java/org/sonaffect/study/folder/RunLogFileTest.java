package org.sonaffect.study.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.TrainingSet;

class RunLogFileTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private static Cell cell(int fold) {
    return Cell.ofFit(
        Protocol.NESTED, Control.NONE, 0, fold, TrainingSet.alone("music"), "svr", "arousal");
  }

  private static FoldResult result(int fold) {
    return new FoldResult(cell(fold), 3, "svr", 0.5, new double[] {0.1, Double.NaN}, 0.25);
  }

  private Path twoFolds() {
    Path file = folder.resolve("trials.jsonl");
    try (RunLogFile log = new RunLogFile(file, "abc", Progress.NONE)) {
      log.add(result(0));
      log.add(result(1));
    }
    return file;
  }

  @Test
  void whatATornLineStoodForIsDoneAgainAndTheFileIsTheSame() throws IOException {
    Path file = twoFolds();
    String whole = Files.readString(file);
    int first = whole.indexOf('\n') + 1;
    int second = whole.indexOf('\n', first) + 1;
    for (String torn :
        List.of("", whole.substring(second, second + 40), "\u0000\n", "{}\n" + whole)) {
      Files.writeString(file, whole.substring(0, second) + torn);
      try (RunLogFile log = new RunLogFile(file, "abc", Progress.NONE)) {
        assertEquals(whole.substring(0, second), Files.readString(file), "cut when opened");
        assertFalse(log.isOpen(cell(0)));
        assertTrue(log.isOpen(cell(1)));
        log.add(result(1));
      }
      assertEquals(whole, Files.readString(file));
    }
  }

  @Test
  void theLogOfAnotherStudyIsRefusedAndLeftAsItIs() throws IOException {
    Path file = twoFolds();
    String whole = Files.readString(file) + "torn";
    Files.writeString(file, whole);
    assertThrows(StudyException.class, () -> new RunLogFile(file, "abd", Progress.NONE));
    assertEquals(whole, Files.readString(file));
  }
}
