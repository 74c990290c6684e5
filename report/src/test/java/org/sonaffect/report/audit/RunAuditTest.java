package org.sonaffect.report.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.RowSet;
import org.sonaffect.study.run.Study;

/** Faults planted in the tables of a finished run, whose numbers were made under all protocols. */
class RunAuditTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  static Path made;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path run = Path.of("run");

  @BeforeAll
  static void runOnce() {
    Study.run(
        ToyStudy.study(
            made,
            """
            targets: [arousal]
            controls: [{randomise: sounds}]
            folds: {count: 3, inner: 2, min-stratum: 12}
            """),
        made.resolve("nested"),
        ToyStudy.options(1, false),
        Progress.NONE);
    Study.run(
        ToyStudy.study(
            made,
            """
            targets: [arousal]
            protocol: [published-2023, published-2024]
            folds: {count: 5, inner: 2, min-stratum: 12}
            """),
        made.resolve("published"),
        ToyStudy.options(1, false),
        Progress.NONE);
  }

  @BeforeEach
  void copy() throws IOException {
    run = folder.resolve("run");
    Files.createDirectories(run);
    try (Stream<Path> files = Files.list(made.resolve("nested"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, run.resolve(file.getFileName()));
      }
    }
  }

  private static List<Finding> audit(Path path) {
    return Audit.of(path, ToyStudy.loader(), Progress.NONE);
  }

  private List<String> rules() {
    return audit(run).stream().map(Finding::rule).distinct().sorted().toList();
  }

  private Finding only(String rule) {
    List<Finding> found = audit(run).stream().filter(f -> f.rule().equals(rule)).toList();
    assertEquals(1, found.size(), () -> audit(run).toString());
    return found.get(0);
  }

  private void edit(String name, UnaryOperator<String> change) {
    try {
      String before = Files.readString(run.resolve(name));
      String after =
          before
                  .lines()
                  .map(change)
                  .filter(line -> !line.isEmpty())
                  .collect(Collectors.joining("\n"))
              + "\n";
      assertFalse(after.equals(before), "the fault was planted");
      Files.writeString(run.resolve(name), after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void leavesANestedRunAlone() {
    assertEquals(List.of(), audit(run));
  }

  @Test
  void findsATransformFittedOnTrainingAndTestRows() throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("splits.csv"));
    List<String> both =
        lines.stream()
            .filter(l -> l.startsWith("nested,any,0,1,music:1,"))
            .filter(l -> !l.contains(",search,"))
            .map(l -> l.split(",", -1)[6] + "/" + l.split(",", -1)[7])
            .distinct()
            .toList();
    edit(
        "fits.csv",
        l ->
            l.startsWith("nested,0,1,music:1,standardise,")
                ? "nested,0,1,music:1,standardise," + both.size() + "," + RowSet.hash(both)
                : l);
    Finding found = only("transform-outside-fold");
    assertTrue(
        found.message().contains("training and test rows together in 1 fold"), found::toString);
    assertTrue(found.rows().size() >= 20, found::toString);
  }

  @Test
  void findsFeaturesSelectedOnAllRows() throws IOException {
    List<String> all =
        Files.readAllLines(run.resolve("folds.csv")).stream()
            .skip(1)
            .map(l -> l.split(",", -1)[1] + "/" + l.split(",", -1)[2])
            .toList();
    edit(
        "fits.csv",
        l ->
            l.contains(",sounds:1,project,")
                ? l.replaceFirst(",project,.*", ",select,135," + RowSet.hash(all)) + "\n" + l
                : l);
    Finding found = only("selection-outside-fold");
    assertTrue(found.message().contains("fitted on all rows in 3 folds"), found::toString);
  }

  @Test
  void findsATransformFittedOnForeignRows() {
    edit(
        "fits.csv",
        l -> l.replaceFirst("^(nested,0,2,music:1,regressor),.*", "$1,12,0123456789abcdef"));
    assertTrue(only("transform-outside-fold").message().contains("12 rows that are not the"));
  }

  @Test
  void findsNearDuplicatesOnBothSides() throws IOException {
    List<String> alone =
        Files.readAllLines(run.resolve("folds.csv")).stream()
            .filter(l -> l.startsWith("0,music,") && l.split(",", -1)[4].isEmpty())
            .toList();
    String a = alone.get(0);
    String b =
        alone.stream()
            .filter(l -> !l.split(",", -1)[3].equals(a.split(",", -1)[3]))
            .findFirst()
            .orElseThrow();
    String pair = "music," + a.split(",", -1)[2] + ",music," + b.split(",", -1)[2];
    edit("duplicates.csv", l -> l + "\n" + pair);
    assertEquals(List.of("near-duplicates-in-training"), List.copyOf(distinct(rules())));
  }

  /** Without what follows from it: the share of the error that the duplicates hide. */
  private static List<String> distinct(List<String> rules) {
    return rules.stream().filter(rule -> !rule.equals("error-hidden-by-overlap")).toList();
  }

  @Test
  void findsAClipThatStandsInTwoFolds() {
    edit("folds.csv", l -> l.startsWith("0,sounds,sounds007,") ? l + "\n" + moved(l) : l);
    Finding found = only("test-rows-in-training");
    assertEquals(List.of("sounds/sounds007"), found.rows());
  }

  private static String moved(String line) {
    String[] f = line.split(",", -1);
    f[3] = Integer.toString((Integer.parseInt(f[3]) + 1) % 3);
    return String.join(",", f);
  }

  @Test
  void findsAClipThatStandsTwiceInAFold() {
    edit("folds.csv", l -> l.startsWith("0,sounds,sounds007,") ? l + "\n" + l : l);
    assertEquals(List.of("sounds/sounds007"), only("id-twice").rows());
  }

  @Test
  void findsAClipWithoutAFold() {
    edit("folds.csv", l -> l.startsWith("0,sounds,sounds008,") ? "" : l);
    edit("splits.csv", l -> l.endsWith(",sounds,sounds008") ? "" : l);
    assertEquals(List.of("sounds/sounds008"), only("rows-missing").rows());
  }

  @Test
  void findsTestsOfAnotherFoldThanTheTableSays() {
    edit("folds.csv", l -> l.startsWith("0,music,music004,") ? moved(l) : l);
    assertEquals(List.of("folds-differ-from-splits"), rules());
    assertEquals(List.of("music/music004"), only("folds-differ-from-splits").rows());
  }

  @Test
  void findsPredictionsMeasuredAgainstRatingsOfOtherRows() throws IOException {
    String donor =
        Files.readAllLines(run.resolve("strata.csv")).stream()
            .filter(l -> l.startsWith("music,music000,"))
            .findFirst()
            .orElseThrow()
            .split(",", -1)[2];
    edit(
        "predictions.csv",
        l -> l.replaceFirst("^(nested,none,.*,music001,)[^,]*(,)", "$1" + donor + "$2"));
    Finding found = only("ratings-differ");
    assertEquals(1, found.rows().size(), found::toString);
    assertTrue(rules().contains("results-differ"));
  }

  @Test
  void findsAClipPredictedTwice() {
    edit(
        "predictions.csv",
        l ->
            l.startsWith("nested,none,0,0,sounds,sounds:1,svr,") && l.contains(",sounds0")
                ? l + "\n" + l
                : l);
    assertTrue(rules().contains("id-twice"));
  }

  @Test
  void findsRandomRatingsThatWerePredicted() {
    edit(
        "results.csv",
        l ->
            l.replaceFirst(
                "^(nested,randomised:sounds,0,(\\d),sounds,music:1.sounds:1,svr,arousal,r2,).*",
                "$10.1$2"));
    Finding found = only("random-ratings-predicted");
    assertTrue(found.message().contains("svr predicts random arousal of sounds"), found::toString);
  }

  @Test
  void findsWhatThePublishedProtocolsDo() {
    List<Finding> found = audit(made.resolve("published"));
    List<String> of2023 =
        found.stream()
            .filter(f -> f.message().startsWith("published-2023, music:1+sounds:1"))
            .map(Finding::rule)
            .distinct()
            .toList();
    List<String> of2024 =
        found.stream()
            .filter(f -> f.message().startsWith("published-2024, music:1+sounds:1"))
            .map(Finding::rule)
            .distinct()
            .toList();
    assertTrue(of2023.contains("test-rows-in-training"), of2023::toString);
    assertTrue(of2023.contains("search-on-test-rows"), "tuned on the test fold");
    assertFalse(of2023.contains("test-rows-of-other-corpus"), of2023::toString);
    assertTrue(of2024.contains("test-rows-of-other-corpus"), "tested at a wrong offset");
  }

  @Test
  void saysHowMuchErrorTheSeenRowsHide() {
    List<Finding> found =
        audit(made.resolve("published")).stream()
            .filter(f -> f.rule().equals("error-hidden-by-overlap"))
            .toList();
    Finding sounds =
        found.stream()
            .filter(
                f ->
                    f.message()
                        .startsWith("published-2023, music:1+sounds:1: arousal of sounds by svr: "))
            .findFirst()
            .orElseThrow();
    assertTrue(
        sounds
            .message()
            .matches(
                ".* R² \\S+, RMSE \\S+ over all test rows; R² \\S+, RMSE \\S+ without the [67]\\d\\.\\d % that training had seen: they hide \\d+\\.\\d % of the error"),
        sounds::toString);
  }
}
