package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.folder.AutoMlFiles.CurvePoint;

final class ReportTest {
  @TempDir Path folder;

  private String report(boolean synthetic) throws IOException {
    Path run = folder.resolve("run");
    RunFixture.write(run, synthetic);
    Report.write(List.of(run), run.resolve("report.html"));
    return Files.readString(run.resolve("report.html"));
  }

  @Test
  void opensOfflineWithoutScriptOrForeignHost() throws IOException {
    String page = report(false);
    assertFalse(page.contains("<script"), "no script");
    assertFalse(Pattern.compile("(?:src|href)=\"(?!#)").matcher(page).find(), "nothing is fetched");
    assertTrue(page.contains("Content-Security-Policy"));
  }

  @Test
  void theAnswerComesBeforeTheTables() throws IOException {
    String page = report(false);
    assertTrue(page.indexOf("no gain shown") < page.indexOf("<table"));
  }

  @Test
  void textOfACorpusCannotBecomeMarkup() throws IOException {
    String page = report(false);
    assertTrue(page.contains("&lt;more&gt;"));
    assertFalse(page.contains("<more>"));
  }

  @Test
  void syntheticCorporaAreCalledSynthetic() throws IOException {
    assertTrue(report(true).contains("are synthetic"));
    assertFalse(report(false).contains("are synthetic"));
  }

  @Test
  void bestOfARowIsBoldAndLossOfProportionIsPrintedAsAnExponent() throws IOException {
    report(false);
    String table = Files.readString(folder.resolve("run/tables/table-rmse-sound.md"));
    assertTrue(table.contains("**0.250 ± 0.010**"), table);
    assertTrue(table.contains("2.80e+04"), table);
  }

  @Test
  void everyFigureStandsAsSvgPngAndNumbers() throws IOException {
    report(false);
    for (String name :
        List.of(
            "figure1-ratings",
            "figure3-sound-music",
            "figure3-sound-sounds",
            "residuals-sound-music-arousal",
            "residuals-sound-sounds-valence")) {
      for (String ending : List.of(".svg", ".png", ".csv")) {
        assertTrue(Files.size(folder.resolve("run/figures").resolve(name + ending)) > 100, name);
      }
    }
  }

  @Test
  void sameRunGivesSameBytes() throws IOException {
    String first = report(false);
    byte[] png = Files.readAllBytes(folder.resolve("run/figures/figure1-ratings.png"));
    assertEquals(first, report(false));
    assertArrayEquals(png, Files.readAllBytes(folder.resolve("run/figures/figure1-ratings.png")));
  }

  @Test
  void aFolderThatIsNoFinishedRunIsNamed() {
    StudyException error =
        assertThrows(
            StudyException.class,
            () -> Report.write(List.of(folder.resolve("none")), folder.resolve("r.html")));
    assertTrue(error.getMessage().contains("is no run folder"), error.getMessage());
  }

  @Test
  void mixturesReadAsWords() {
    assertEquals("music + sounds", Mixtures.words("music:1+sounds:1"));
    assertEquals("music + 12.5 % of sounds", Mixtures.words("music:1.0+sounds:0.125"));
  }

  @Test
  void aRunWithoutAutoMlHasNoSectionOfIt() throws IOException {
    assertFalse(report(false).contains("The AutoML"));
  }

  @Test
  void aConfigurationReadsAsAPhrase() {
    assertEquals(
        "SVR (c 1, epsilon 0.2); rbf kernel (width 0.2, domain 0.3); standardised within each corpus,"
            + " clipped at 4; univariate selection (count 40)",
        ConfigurationWords.of(
            "family=svr;kernel=rbf;kernel.width=0.2;kernel.domain=0.3;svr.c=1;svr.epsilon=0.2;"
                + "scaling=standard;clip=4;by-domain=yes;balance=0;view=all;selection=univariate;"
                + "selection.count=40;embedding=none"));
    assertEquals("a new family; unscaled", ConfigurationWords.of("family=a-new-family"));
  }

  @Test
  void theCourseOfASearchOfAnyLengthIsDrawn() throws IOException {
    CurvePoint torn = new CurvePoint(12, "arousal", Double.NaN, 0.9);
    CurvePoint first = new CurvePoint(12, "arousal", 0.5, 0.6);
    CurvePoint last = new CurvePoint(24, "arousal", 0.6, 0.7);
    assertFalse(SearchFigure.shows(List.of(List.of(), List.of(torn))));
    assertTrue(SearchFigure.shows(List.of(List.of(), List.of(torn, first))));
    Figure point = SearchFigure.of(List.of(List.of(), List.of(torn, first)), "sound", "a:1");
    point.write(folder);
    assertTrue(point.csv().startsWith("rounds,"), point::csv);
    Figure line = SearchFigure.of(List.of(List.of(first), List.of(first, last)), "sound", "a:1");
    assertTrue(line.csv().startsWith("trials,"), line::csv);
    assertTrue(line.csv().contains("24,\"arousal, ensemble\",0.65"), line::csv);
  }

  @Test
  void latexIsEscaped() {
    Table table =
        new Table(
            "t",
            "50 % of a_b",
            List.of("A & B", "R²"),
            1,
            List.of(List.of(Table.Cell.of("x#1"), new Table.Cell("0.1 ± 0.2", true))));
    assertTrue(table.latex().contains("\\textbf{0.1 $\\pm$ 0.2}"), table.latex());
    assertTrue(table.latex().contains("50 \\% of a\\_b"), table.latex());
    assertTrue(table.latex().contains("A \\& B & R$^2$"), table.latex());
  }

  @Test
  void noCellBreaksItsRowOrBecomesMarkup() {
    List<List<Table.Cell>> rows = List.of(List.of(Table.Cell.of("a <b>\r\n| c\nd")));
    Table table = new Table("t", "p < 1\nq > 2", List.of("<x>"), 1, rows);
    assertTrue(table.markdown().contains("| a &lt;b> \\| c d |\n"), table::markdown);
    assertTrue(table.markdown().startsWith("| &lt;x> |\n"), table::markdown);
    assertTrue(table.markdown().endsWith("\np &lt; 1 q > 2\n"), table::markdown);
    assertTrue(table.latex().contains("a \\textless{}b\\textgreater{} | c d"), table::latex);
  }

  @Test
  void aChartOfPointsAtNothingHasAnAxis() throws IOException {
    LineChart chart = new LineChart("t", "clips");
    chart.add("plain", List.of(0.0), List.of(new Interval(0.4, 0.1)));
    chart.level("all", new Interval(0.6, 0.1));
    Figure figure = chart.figure("t", "c");
    assertFalse(figure.drawing().svg().contains("NaN"), "no place is undefined");
    assertEquals(1, chart.most(), "the axis has a length");
  }

  @Test
  void sharesThatRoundAlikeHaveHeadersOfTheirOwn() {
    assertEquals(
        List.of("0.11 %", "0.12 %", "10 %", "33.3 %", "100 %"),
        CurveSection.headers(List.of(0.0011, 0.0012, 0.1, 1.0 / 3, 1.0)));
  }

  @Test
  void aScoreThatIsNoNumberIsNoRival() {
    assertTrue(TransferSection.best(0.3, List.of(0.3, Double.NaN, 0.2)));
    assertFalse(TransferSection.best(0.3, List.of(0.3, Double.NaN, 0.4)));
    assertFalse(TransferSection.best(Double.NaN, List.of(Double.NaN, 0.2)));
  }

  @Test
  void severalRunsKeepTheirFiguresApart() throws IOException {
    Path first = folder.resolve("a/run");
    Path second = folder.resolve("b/run");
    RunFixture.write(first, false);
    RunFixture.write(second, true);
    Report.write(List.of(first, second), folder.resolve("both/compared.html"));
    for (String own : List.of("1-run", "2-run")) {
      assertTrue(
          Files.exists(folder.resolve("both").resolve(own).resolve("figures/figure1-ratings.png")));
      assertTrue(
          Files.exists(folder.resolve("both").resolve(own).resolve("tables/table-r2-sound.md")));
    }
  }
}
