package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationLinesTest {
  private static final double[][] PREDICTIONS = {{0.1, -1e-300, 1.0 / 3}, {0, -0.0, 5e8}};

  private static Evaluation evaluation(int trial, String failure) {
    return new Evaluation(
        trial,
        "family=ridge;clip=4",
        3,
        62,
        0.5,
        0.25,
        0.125,
        7.5,
        failure == null ? PREDICTIONS : new double[0][],
        failure);
  }

  private static List<String> written() {
    List<String> lines = new ArrayList<>();
    EvaluationLines log = new EvaluationLines(List.of(), lines::add);
    log.begin("abc");
    log.record(evaluation(0, null));
    log.record(evaluation(1, "a \"quoted\"\nreason \\ with all"));
    return lines;
  }

  @Test
  void everyNumberIsReadBackToTheBit() {
    EvaluationLines log = new EvaluationLines(written(), line -> {});
    log.begin("abc");
    Evaluation read = log.known(0, "family=ridge;clip=4", 3);
    assertNotNull(read);
    assertArrayEquals(PREDICTIONS[0], read.predictions()[0]);
    assertEquals(
        Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(read.predictions()[1][1]));
    assertEquals(62, read.columns());
    assertEquals(7.5, log.elapsedSeconds());
    Evaluation failed = log.known(1, "family=ridge;clip=4", 3);
    assertNotNull(failed);
    assertEquals("a 'quoted' reason / with all", failed.failure());
    assertNull(log.known(0, "family=ridge;clip=5", 3));
    assertNull(log.known(0, "family=ridge;clip=4", 2));
  }

  @Test
  void aTornLastLineIsPassedOverWhereverItWasTorn() {
    List<String> lines = written();
    for (int length = 0; length < lines.get(2).length(); length++) {
      List<String> torn = List.of(lines.get(0), lines.get(1), lines.get(2).substring(0, length));
      EvaluationLines log = new EvaluationLines(torn, line -> {});
      assertNotNull(log.known(0, "family=ridge;clip=4", 3));
      assertNull(log.known(1, "family=ridge;clip=4", 3));
    }
  }

  @Test
  void anyOtherLineThatCannotBeReadIsAnError() {
    List<String> lines = written();
    List<String> spoilt = List.of(lines.get(0), "{}", lines.get(2));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new EvaluationLines(spoilt, line -> {}));
    assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
  }
}
