package org.sonaffect.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.metrics.Metric;

/** Tables in every form, and what stands in their headers and cells. */
final class TableTest {
  @Test
  void latexIsEscaped() {
    Table table =
        new Table(
            "t",
            "50 % of a_b",
            List.of("A & B", "R²"),
            1,
            List.of(Table.row("x#1", new Table.Entry("0.1 ± 0.2", true))));
    assertTrue(table.latex().contains("\\textbf{0.1 $\\pm$ 0.2}"), table.latex());
    assertTrue(table.latex().contains("50 \\% of a\\_b"), table.latex());
    assertTrue(table.latex().contains("A \\& B & R$^2$"), table.latex());
  }

  @Test
  void noCellBreaksItsRowOrBecomesMarkup() {
    List<List<Table.Entry>> rows = List.of(List.of(Table.Entry.of("a <b>\r\n| c\nd")));
    Table table = new Table("t", "p < 1\nq > 2", List.of("<x>"), 1, rows);
    assertTrue(table.markdown().contains("| a &lt;b> \\| c d |\n"), table::markdown);
    assertTrue(table.markdown().startsWith("| &lt;x> |\n"), table::markdown);
    assertTrue(table.markdown().endsWith("\np &lt; 1 q > 2\n"), table::markdown);
    assertTrue(table.latex().contains("a \\textless{}b\\textgreater{} | c d"), table::latex);
  }

  @Test
  void sharesThatRoundAlikeHaveHeadersOfTheirOwn() {
    assertEquals(
        List.of("0.11 %", "0.12 %", "10 %", "33.3 %", "100 %"),
        CurveSection.headers(List.of(0.0011, 0.0012, 0.1, 1.0 / 3, 1.0)));
  }

  @Test
  void aScoreThatIsNoNumberIsNoRival() {
    assertTrue(ScoreTable.best(0.3, List.of(0.3, Double.NaN, 0.2), Metric.R2));
    assertFalse(ScoreTable.best(0.3, List.of(0.3, Double.NaN, 0.4), Metric.R2));
    assertFalse(ScoreTable.best(Double.NaN, List.of(Double.NaN, 0.2), Metric.R2));
    assertTrue(ScoreTable.best(0.3, List.of(0.3, 0.4), Metric.RMSE));
    assertTrue(ScoreTable.best(0.3001, List.of(0.3001, 0.3002, 0.2), Metric.R2), "they look alike");
    assertFalse(ScoreTable.best(0.3, List.of(0.3), Metric.R2), "one column");
    assertFalse(ScoreTable.best(0.3, List.of(0.3, 0.3), Metric.R2), "a tie of all");
  }

  @Test
  void namesThatRowsShareStandOnce() {
    Table table =
        new Table(
            "t",
            "c",
            List.of("Corpus", "Trained on", "R²", "RMSE"),
            2,
            List.of(
                Table.row("music", "music", "0.5 ± 0.1", "0.2"),
                Table.row("music", "music + sounds", new Table.Entry("−0.25 ± 0.1", true), "0.3")));
    String html = table.html().render();
    assertEquals(2, html.split(">music<", -1).length - 1, html);
    assertTrue(html.contains("<th scope=\"rowgroup\" rowspan=\"2\">music</th>"), html);
    assertEquals(
        """
        Trained on               R²  RMSE
        music
          music             0.5±0.1   0.2
          music + sounds  −0.25±0.1*   0.3
        """
            .replace("R²  RMSE", " R²  RMSE")
            .replace("0.5±0.1   0.2", " 0.5±0.1   0.2"),
        table.plainText());
  }
}
