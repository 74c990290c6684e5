package org.sonaffect.study.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.automl.search.Evaluation;

class EvaluationFileTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  private static Evaluation evaluation(int trial) {
    double[][] predictions = {{0.25, 0.5}};
    return new Evaluation(trial, "family=ridge", 0, 4, 0, 0, 0, 1, predictions, null);
  }

  @BeforeEach
  void twoEvaluations() throws IOException {
    file = folder.resolve("log.jsonl");
    try (EvaluationFile log = new EvaluationFile(file)) {
      log.lines().begin("abc");
      log.lines().record(evaluation(0));
      log.lines().record(evaluation(1));
    }
  }

  private void goesOn(String before, String whole) throws IOException {
    try (EvaluationFile log = new EvaluationFile(file)) {
      assertEquals(before, Files.readString(file), "cut when opened");
      log.lines().begin("abc");
      assertNotNull(log.lines().known(0, "family=ridge", 0));
      assertNull(log.lines().known(1, "family=ridge", 0));
      log.lines().record(evaluation(1));
    }
    assertEquals(whole, Files.readString(file));
  }

  @Test
  void aTornLastLineIsCutOff() throws IOException {
    String whole = Files.readString(file);
    int end = whole.indexOf("{\"trial\":1");
    for (int cut = end; cut < whole.length(); cut += 20) {
      Files.writeString(file, whole.substring(0, cut));
      goesOn(whole.substring(0, end), whole);
    }
  }

  @Test
  void aLastLineThatIsWholeAndCannotBeReadIsCutOffToo() throws IOException {
    String whole = Files.readString(file);
    String good = whole.substring(0, whole.indexOf("{\"trial\":1"));
    Files.writeString(file, good + "\u0000\u0000\u0000\n");
    goesOn(good, whole);
    Files.writeString(file, good + "{}\n{\"trial\"");
    goesOn(good, whole);
  }

  @Test
  void afterAWriteThatFailedNoneFollows() throws IOException {
    EvaluationFile log = new EvaluationFile(file);
    log.close();
    assertThrows(UncheckedIOException.class, () -> log.lines().record(evaluation(2)));
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> log.lines().record(evaluation(3)));
    assertTrue(String.valueOf(refused.getMessage()).contains("earlier write"));
  }
}
