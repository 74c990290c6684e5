package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.statistics.ComparedScores;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;

final class ReportTest {
  @TempDir Path folder;

  private String report(boolean synthetic) throws IOException {
    Path run = folder.resolve("run");
    RunFixture.write(run, synthetic);
    Report.write(RunFolder.read(run), run.resolve("report.html"));
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
  void theFirstScreenSaysWhatWasStudiedAndHowWellItWent() throws IOException {
    String page = report(true);
    String first = page.substring(page.indexOf("<h1"), page.indexOf("<nav"));
    for (String wanted :
        List.of("Corpora", "Raters", "Features", "Protocol", "Models", "The answer", "Warnings")) {
      assertTrue(first.contains(">" + wanted + "<"), wanted);
    }
    assertTrue(first.contains("id=\"scores\"") || first.contains(">Scores<"), first);
    assertTrue(first.contains("are synthetic"), "what to beware of");
  }

  @Test
  void headingsComeInOrderAndLinksHaveTargets() throws IOException {
    String page = report(false);
    int level = 0;
    for (MatchResult heading : Pattern.compile("<h(\\d)").matcher(page).results().toList()) {
      int next = Integer.parseInt(heading.group(1));
      assertTrue(next <= level + 1, "h" + next + " after h" + level);
      level = next;
    }
    for (MatchResult link : Pattern.compile("href=\"#(\\w+)\"").matcher(page).results().toList()) {
      assertTrue(page.contains("id=\"" + link.group(1) + "\""), link.group(1));
    }
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
    String table = Files.readString(folder.resolve("run/tables/table-rmse-nested.md"));
    assertTrue(table.contains("**0.250 ± 0.010**"), table);
    assertTrue(table.contains("2.80e+04"), table);
  }

  @Test
  void everyFigureStandsAsSvgPngAndNumbers() throws IOException {
    report(false);
    for (String name :
        List.of(
            "figure1-ratings",
            "figure3-nested-music",
            "figure3-nested-sounds",
            "residuals-nested-music-arousal",
            "residuals-nested-sounds-valence")) {
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
            () -> Report.write(RunFolder.read(folder.resolve("none")), folder.resolve("r.html")));
    assertTrue(error.getMessage().contains("is not a run folder"), error.getMessage());
  }

  @Test
  void aRunWithoutAutoMlHasNoSectionOfIt() throws IOException {
    assertFalse(report(false).contains("The AutoML"));
  }

  @Test
  void severalRunsAreOnePageAndNothingBesideIt() throws IOException {
    Path first = folder.resolve("a/run");
    Path second = folder.resolve("b/run");
    RunFixture.write(first, false);
    RunFixture.write(second, true);
    Path results = second.resolve("results.json");
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(results.toFile());
    ArrayNode controls = ((ObjectNode) json.path("study")).putArray("controls");
    controls.addObject().put("randomise", "sounds").put("draws", 2);
    controls.addObject().put("randomise", "music").put("draws", 1);
    Files.writeString(results, json.toString());
    Path both = Files.createDirectories(folder.resolve("both"));
    Report.compare(
        List.of(RunFolder.read(first), RunFolder.read(second)), both.resolve("compared.html"));
    try (Stream<Path> written = Files.list(both)) {
      assertEquals(List.of(both.resolve("compared.html")), written.toList());
    }
    String page = Files.readString(both.resolve("compared.html"));
    assertTrue(page.contains("corpus music.synthetic"), "what differs");
    assertTrue(page.contains("randomise sounds draws 2, randomise music draws 1"), "controls");
    assertFalse(page.contains("randomise&quot;"), "no JSON");
    assertTrue(page.contains("<svg"), "figures");
  }

  @Test
  void runsAreComparedWhereEachClipHasTheSameRating() throws IOException {
    Path first = folder.resolve("first");
    Path same = folder.resolve("same");
    Path swapped = folder.resolve("swapped");
    for (Path run : List.of(first, same, swapped)) {
      RunFixture.write(run, false);
      Files.writeString(run.resolve("results.csv"), scores());
    }
    Path predictions = swapped.resolve("predictions.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(predictions));
    swapRatings(lines, 1, 6); // of one fold, so that its clips and its ratings are the same
    Files.write(predictions, lines);
    assertNotNull(difference(first, same));
    assertNull(difference(first, swapped));
  }

  private static @Nullable PairedComparison difference(Path first, Path second) {
    List<ComparedScores.Row> rows =
        new ComparedScores(List.of(RunFolder.read(first), RunFolder.read(second))).rows(Metric.R2);
    return rows.get(0).differences().get(0);
  }

  /** Of the first cell of the fixture. */
  private static String scores() {
    StringBuilder csv = new StringBuilder(String.join(",", RunColumns.RESULTS.columns()) + "\n");
    for (int fold = 0; fold < 5; fold++) {
      csv.append("nested,none,0,%d,music,music:1,linear,arousal,r2,0.%d\n".formatted(fold, fold));
    }
    return csv.toString();
  }

  private static void swapRatings(List<String> lines, int one, int other) {
    List<String> a = parts(lines.get(one));
    List<String> b = parts(lines.get(other));
    lines.set(one, String.join(",", a.get(0), b.get(1), a.get(2)));
    lines.set(other, String.join(",", b.get(0), a.get(1), b.get(2)));
  }

  /** What is before the rating, the rating, the prediction. */
  private static List<String> parts(String line) {
    int prediction = line.lastIndexOf(',');
    int rating = line.lastIndexOf(',', prediction - 1);
    return List.of(
        line.substring(0, rating),
        line.substring(rating + 1, prediction),
        line.substring(prediction + 1));
  }
}
