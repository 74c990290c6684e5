package org.sonaffect.model.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.explain.Reason;

/** Rows for a spreadsheet, which must find no formula in them. */
class PredictionTableTest {
  private static List<String> row(String file, String text, boolean demonstration) {
    Affect affect =
        new Affect(
            text,
            List.of(new Estimate("arousal", -0.5, -1, 0)),
            0.5,
            List.of(text),
            List.of(new Reason(text, List.of(0.1))),
            List.of());
    return new PredictionTable(List.of("arousal"), demonstration, OutputScale.USUAL)
        .rows(new FilePrediction(file, new Segment(0, 1, affect), List.of(), List.of(text)))
        .get(0);
  }

  @Test
  void whatBeginsLikeAFormulaIsText() {
    for (String sign : List.of("=", "+", "-", "@", "\t", "\r")) {
      List<String> row = row(sign + "cmd.wav", sign + "1", false);
      assertEquals("./" + sign + "cmd.wav", row.get(0));
      for (int column : new int[] {6, 8, 9, 10}) {
        assertTrue(row.get(column).startsWith("'" + sign), row.toString());
      }
      assertEquals("-0.5", row.get(3), "numbers stay numbers");
    }
    assertEquals("takes/=1.wav", row("takes/=1.wav", "music", false).get(0));
  }

  @Test
  void aDemonstrationSaysSoInTheNotes() {
    assertEquals(ModelCard.DEMONSTRATION_NOTICE + "; music", row("a.wav", "music", true).get(10));
    assertFalse(row("a.wav", "music", false).get(10).contains("demonstration"));
  }
}
