package org.sonaffect.report.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.report.claims.PublishedResults.Table1Row;
import org.sonaffect.report.claims.PublishedResults.Table2Row;

/** The quoted rows are those that the paper prints. */
class PublishedResultsTest {
  @Test
  void table1IsQuotedDigitByDigitWithItsMisplacedCells() {
    List<Table1Row> rows = PublishedResults.table1();
    assertEquals(12, rows.size());
    assertEquals("2.80e4 ± 3.54e4", rows.get(0).music());
    assertEquals("1.69 ± 4.08", rows.get(0).joint());
    assertEquals(".104 ± .00593", rows.get(4).joint());
    assertEquals(".193 ± .00722", rows.get(10).music());
    assertEquals(".153 ± .0262", rows.get(11).joint());
    List<Table1Row> misplaced = rows.stream().filter(Table1Row::misplaced).toList();
    assertEquals(List.of(rows.get(1), rows.get(3)), misplaced);
    assertTrue(misplaced.stream().allMatch(row -> row.target().equals("valence")));
    // What stands there belongs to the row of the other corpus.
    assertEquals(rows.get(7).joint(), rows.get(3).joint());
  }

  @Test
  void table2IsQuotedDigitByDigitWithItsSources() {
    List<Table2Row> rows = PublishedResults.table2();
    assertEquals(9, rows.size());
    Table2Row abri = rows.get(0);
    assertEquals(
        List.of(".289", ".195", ".370", ".563"),
        List.of(abri.rmseValence(), abri.rmseArousal(), abri.r2Valence(), abri.r2Arousal()));
    assertTrue(abri.source().contains("2021") && abri.source().contains("rescaled"));
    Table2Row last = rows.get(8);
    assertEquals(
        List.of(".152", ".137", ".780", ".861"),
        List.of(last.rmseValence(), last.rmseArousal(), last.r2Valence(), last.r2Arousal()));
    assertEquals(4, rows.stream().filter(Table2Row::others).count());
    assertTrue(rows.stream().noneMatch(row -> row.evaluation().isEmpty()));
  }

  @Test
  void theBestOfOthersIsNotTheBestOfThePaper() {
    assertEquals(0.655, PublishedResults.bestOfOthers(PublishedResults.MUSIC, "arousal"));
    assertEquals(0.508, PublishedResults.bestOfOthers(PublishedResults.MUSIC, "valence"));
    assertEquals(
        0.370, PublishedResults.bestOfOthers(PublishedResults.SOUNDS_WITH_MUSIC, "valence"));
  }
}
