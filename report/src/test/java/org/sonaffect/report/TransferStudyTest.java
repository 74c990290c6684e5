package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.Audit;
import org.sonaffect.report.statistics.FoldSeries;
import org.sonaffect.report.statistics.TransferScores;
import org.sonaffect.study.LearningCurve;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.Transfer;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.run.Study;

/** Learning curves and transfers of a small study: rows, scores, bytes, and what is refused. */
class TransferStudyTest {
  private static final String BESIDE =
      """
      targets: [arousal]
      folds: {count: 3, inner: 2, min-stratum: 12}
      learning-curve: {shares: [0.2, 0.5, 1]}
      transfer: {labelled: [0, 6, 12]}
      """;

  private static final String SMALL =
      """
      corpora: [music.yaml, sounds.yaml]
      mixtures: [[1, 0], [1, 1]]
      models: [svr]
      grids: {svr: {C: [0.3, 3], gamma: 0.3, share: 1}}
      targets: [arousal]
      folds: {count: 2, inner: 2, min-stratum: 12}
      learning-curve: {shares: [0.4, 1]}
      transfer: {labelled: [0, 6]}
      """;

  private static final List<String> SAME =
      List.of(
          "learning-curve.csv",
          "transfer.csv",
          "results.csv",
          "predictions.csv",
          "splits.csv",
          "fits.csv");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private RunFolder run(String name, String more, int jobs, boolean resume) {
    StudyFile study = ToyStudy.study(folder, more);
    return Study.run(study, folder.resolve(name), ToyStudy.options(jobs, resume), Progress.NONE);
  }

  private Path small(String name, int jobs, boolean resume) {
    ToyStudy.corpus(folder, "music", 40, 1);
    ToyStudy.corpus(folder, "sounds", 50, 2);
    StudyFile study = StudyFile.read(ToyStudy.write(folder.resolve("small.yaml"), SMALL));
    return Study.run(study, folder.resolve(name), ToyStudy.options(jobs, resume), Progress.NONE)
        .path();
  }

  private static Map<String, byte[]> files(Path run) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : SAME) {
      files.put(name, Files.readAllBytes(run.resolve(name)));
    }
    String trials = Files.readString(run.resolve("trials.jsonl"));
    files.put("trials.jsonl", trials.replaceAll("\"seconds\":[^}]*}", "").getBytes("UTF-8"));
    return files;
  }

  private static void assertSame(
      Map<String, byte[]> expected, Map<String, byte[]> found, String message) {
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, found.get(name), message + ": " + name));
  }

  @Test
  void areTheSameBytesOnAnyNumberOfThreadsAndAfterAKill() throws IOException {
    Path one = small("one", 1, false);
    Map<String, byte[]> expected = files(one);
    assertSame(expected, files(small("two", 2, false)), "two threads");
    Path four = small("four", 4, false);
    assertSame(expected, files(four), "four threads");

    byte[] log = Files.readAllBytes(four.resolve("trials.jsonl"));
    Random random = new Random(4);
    for (int i = 0; i < 6; i++) {
      // What a kill leaves: a log cut anywhere, and none of the files that are made from it.
      Path cut = Files.createDirectories(folder.resolve("cut" + i));
      int length = log.length / 4 + random.nextInt(3 * log.length / 4);
      Files.write(cut.resolve("trials.jsonl"), Arrays.copyOf(log, length));
      small("cut" + i, 1 + i % 2, true);
      assertSame(expected, files(cut), "cut at byte " + length);
    }
  }

  /** The rows that splits.csv names, by training set and fold, then by role. */
  private static Map<String, Map<String, Set<String>>> splits(RunFolder run) {
    Map<String, Map<String, Set<String>>> splits = new TreeMap<>();
    for (RunRows.Split row : run.read(RunColumns.SPLITS)) {
      splits
          .computeIfAbsent(row.cell().train() + "#" + row.cell().fold(), key -> new HashMap<>())
          .computeIfAbsent(row.role(), key -> new HashSet<>())
          .add(row.corpus() + "/" + row.id());
    }
    return splits;
  }

  @Test
  void noTestRowIsEverUsedAndPartsAreNested() {
    RunFolder run = run("run", BESIDE, 2, false);
    assertEquals(List.of(), Audit.of(run.path(), ToyStudy.loader(), Progress.NONE));
    Map<String, Map<String, Set<String>>> splits = splits(run);
    splits.forEach(
        (name, roles) ->
            roles.forEach(
                (test, tested) -> {
                  if (test.startsWith(RunColumns.TEST)) {
                    for (String used : List.of("train", "search", "unlabelled")) {
                      Set<String> both = new HashSet<>(roles.getOrDefault(used, Set.of()));
                      both.retainAll(tested);
                      assertEquals(Set.of(), both, name + " " + used);
                    }
                  }
                }));
    for (int fold = 0; fold < 3; fold++) {
      for (List<String> nested :
          List.of(
              List.of("music:0.2", "music:0.5", "music:1"),
              List.of("sounds:0.2", "sounds:0.5", "sounds:1"),
              List.of("music:0.2+sounds:0.2", "music:0.5+sounds:0.5", "music:1+sounds:1"),
              List.of("music:0.5", "music:0.5+sounds:0.5"),
              List.of("music:6clips", "music:12clips", "music:1"))) {
        for (int i = 1; i < nested.size(); i++) {
          Set<String> small = trained(splits, nested.get(i - 1), fold);
          Set<String> large = trained(splits, nested.get(i), fold);
          assertTrue(large.containsAll(small) && large.size() > small.size(), nested::toString);
        }
      }
      Set<String> expected = new HashSet<>(trained(splits, "sounds:1", fold));
      expected.addAll(trained(splits, "music:6clips", fold));
      String transfer = "sounds:1+music:6clips>music(coral)";
      assertEquals(expected, trained(splits, transfer, fold));
      Map<String, Set<String>> roles = splits.get(transfer + "#" + fold);
      assertEquals(trained(splits, "sounds:1", fold), roles.get("search"));
      assertEquals(trained(splits, "music:1", fold), roles.get("unlabelled"));
      assertFalse(roles.containsKey("test:sounds"));
    }
  }

  private static Set<String> trained(
      Map<String, Map<String, Set<String>>> splits, String train, int fold) {
    return splits.getOrDefault(train + "#" + fold, Map.of()).getOrDefault("train", Set.of());
  }

  @Test
  void agreesWithTheMixturesWhereTheyAreTheSame() {
    RunFolder run = run("run", BESIDE, 2, false);
    Map<List<Object>, Double> mixtures = new HashMap<>();
    for (Result r : run.results()) {
      mixtures.put(List.of(r.cell(), r.metric()), r.value());
    }
    int compared = 0;
    for (RunRows.CurveScore row : run.read(RunColumns.LEARNING_CURVE)) {
      if (row.share().equals("1")) {
        List<Object> key = List.of(row.cell(), row.metric());
        assertEquals(mixtures.get(key), row.value(), 0, key::toString);
        compared++;
      }
    }
    assertEquals(3 * 3 * 2 * 2 * 5, compared, "folds, training sets, tests, models, metrics");
    List<RunRows.TransferScore> transfer = run.read(RunColumns.TRANSFER);
    for (RunRows.TransferScore row : transfer) {
      String train =
          row.labelled().equals(RunColumns.EVERY_ROW)
              ? row.cell().test()
              : row.alignment().equals("plain") && row.labelled().equals("0") ? row.source() : "";
      if (!train.isEmpty()) {
        List<Object> key = List.of(row.cell().trainedOn(TrainingSet.alone(train)), row.metric());
        assertEquals(mixtures.get(key), row.value(), 1e-9, key::toString);
      }
    }
    // source and target, (three alignments x three counts) and two counts and all alone
    assertEquals(3 * 2 * (3 * 3 + 3) * 2 * 5, transfer.size());
  }

  @Test
  void aDomainThatIsOnlyShiftedAndStretchedIsBroughtHome() throws IOException {
    ToyStudy.corpus(folder, "music", 60, 1);
    Path sounds = ToyStudy.corpus(folder, "sounds", 75, 2);
    Path table = sounds.resolveSibling("sounds.csv");
    StringBuilder moved = new StringBuilder();
    for (String line : Files.readAllLines(table)) {
      String[] fields = line.split(",", -1);
      for (int i = 4; i < fields.length && !line.startsWith("id"); i++) {
        fields[i] = Double.toString(5 + 3 * Double.parseDouble(fields[i]));
      }
      moved.append(String.join(",", fields)).append('\n');
    }
    Files.writeString(table, moved);
    StudyFile study =
        StudyFile.read(
            ToyStudy.write(
                folder.resolve("moved.yaml"),
                """
                corpora: [music.yaml, sounds.yaml]
                mixtures: [[1, 1]]
                models: [linear]
                grids: {linear: {l1_ratio: [0.5], share: 0.99, penalties: 20}}
                targets: [arousal]
                folds: {count: 3, inner: 2, min-stratum: 12}
                transfer: {labelled: [0]}
                """));
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), Progress.NONE);
    assertTrue(score(run, "music", "sounds", "plain") < 0);
    assertTrue(score(run, "music", "sounds", "per-domain") > 0.6);
    assertTrue(score(run, "music", "sounds", "coral") > 0.5);
  }

  private static double score(RunFolder run, String source, String test, String alignment) {
    return run.read(RunColumns.TRANSFER).stream()
        .filter(row -> row.source().equals(source) && row.cell().test().equals(test))
        .filter(row -> row.alignment().equals(alignment) && row.metric().equals(Result.R2))
        .mapToDouble(RunRows.TransferScore::value)
        .average()
        .orElseThrow();
  }

  @Test
  void standsInTheReport() throws IOException {
    Path run = small("run", 2, false);
    Report.write(RunFolder.read(run), run.resolve("report.html"));
    String html = Files.readString(run.resolve("report.html"));
    for (String words :
        List.of(
            "Learning curves",
            "Transfer between corpora",
            "Trained on music and tested on sounds, svr of arousal reaches R² ",
            "R² with the alignment coral is higher in ",
            "With the source beside a few labelled clips",
            "last step")) {
      assertTrue(html.contains(words), words);
    }
    for (String figure :
        List.of(
            "learning-curve-svr-music",
            "learning-curve-svr-sounds",
            "transfer-svr-music-sounds-arousal",
            "transfer-svr-sounds-music-arousal")) {
      for (String ending : List.of(".svg", ".png", ".csv")) {
        assertTrue(Files.size(run.resolve("figures").resolve(figure + ending)) > 100, figure);
      }
    }
    for (String table :
        List.of(
            "learning-curve-r2",
            "learning-curve-rmse",
            "learning-curve-differences",
            "transfer-r2",
            "transfer-rmse",
            "transfer-ccc",
            "transfer-pearson",
            "transfer-differences")) {
      for (String ending : List.of(".md", ".tex")) {
        assertTrue(Files.size(run.resolve("tables").resolve(table + ending)) > 100, table);
      }
    }
    String header = Files.readAllLines(run.resolve("tables/transfer-r2.md")).get(0);
    assertTrue(header.endsWith("| Alignment | no clips | 6 clips | all rows |"), header);
  }

  @Test
  void aMeanHasTheIntervalOfNadeauAndBengio() {
    RunFolder run = RunFolder.read(small("run", 2, false));
    double[] plain = values(run, "plain");
    double[] coral = values(run, "coral");
    TransferScores scores = TransferScores.of(run, "r2");
    TransferScores.Pair pair =
        scores.pairs().stream().filter(p -> p.source().equals("music")).findFirst().orElseThrow();
    FoldSeries found = Objects.requireNonNull(scores.of(pair, "coral", 0));
    double mean = (coral[0] + coral[1]) / 2;
    // two folds: t(0.975, 1) sqrt((1/2 + 1/1) s²), and s² is half of the squared difference
    double half = 12.7062047361747 * Math.sqrt(1.5 * Math.pow(coral[0] - coral[1], 2) / 2);
    assertEquals(mean, found.interval().mean(), 1e-9);
    assertEquals(half, found.interval().halfWidth(), 1e-6 * half);
    FoldSeries less = Objects.requireNonNull(scores.of(pair, "plain", 0));
    assertEquals(
        mean - (plain[0] + plain[1]) / 2, found.minus(less).difference().mean(), 1e-9, "paired");
  }

  private static double[] values(RunFolder run, String alignment) {
    return run.read(RunColumns.TRANSFER).stream()
        .filter(row -> row.source().equals("music") && row.cell().test().equals("sounds"))
        .filter(row -> row.alignment().equals(alignment) && row.labelled().equals("0"))
        .filter(row -> row.metric().equals(Result.R2))
        .mapToDouble(RunRows.TransferScore::value)
        .toArray();
  }

  @Test
  void decidesTheIdentityOfAStudy() {
    Path run = small("run", 1, false);
    StudyFile changed =
        StudyFile.read(
            ToyStudy.write(folder.resolve("small.yaml"), SMALL.replace("[0, 6]", "[0, 7]")));
    StudyException other =
        assertThrows(
            StudyException.class,
            () -> Study.run(changed, run, ToyStudy.options(1, true), Progress.NONE));
    assertTrue(String.valueOf(other.getMessage()).contains("another study"), other::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          learning-curve: {shares: [0.5, 0.2, 1]}                 | learning-curve.shares    | ascend
          learning-curve: {shares: [0, 1]}                        | learning-curve.shares[1] | number in
          learning-curve: {shares: [1]}                           | learning-curve.shares    | at least two
          learning-curve: {share: [0.5, 1]}                       | learning-curve           | shares
          learning-curve: [0.5, 1]                                | learning-curve           | mapping
          transfer: {labelled: [0, 2]}                            | transfer.labelled[2]     | at least 4
          transfer: {labelled: [10, 5]}                           | transfer.labelled        | ascend
          transfer: {labelled: [-1]}                              | transfer.labelled[1]     | whole number
          transfer: {labelled: []}                                | transfer.labelled        | at least one
          transfer: {labelled: [0], alignments: [coral]}          | transfer                 | labelled
          """)
  void refusesKeysThatAreWrong(String line, String place, String wanted) {
    StudyException e = assertThrows(StudyException.class, () -> ToyStudy.study(folder, line));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(place) && message.contains(wanted), message);
  }

  @Test
  void refusesWhatCannotBeDone() {
    for (String more :
        List.of(
            "protocol: published-2024\ntransfer: {labelled: [0]}\n",
            "protocol: published-2023\nlearning-curve: {shares: [0.5, 1]}\n")) {
      StudyException e = assertThrows(StudyException.class, () -> ToyStudy.study(folder, more));
      assertTrue(String.valueOf(e.getMessage()).contains("needs protocol nested"), e::toString);
    }
    String alone = "corpora: [music.yaml]\nmixtures: [[1]]\nmodels: [%s]\n%s\n";
    for (String yaml :
        List.of(
            alone.formatted("svr", "transfer: {labelled: [0]}"),
            alone.formatted("automl", "learning-curve: {shares: [0.5, 1]}"))) {
      Path file = ToyStudy.write(folder.resolve("alone.yaml"), yaml);
      assertThrows(StudyException.class, () -> StudyFile.read(file));
    }
    StudyException many =
        assertThrows(
            StudyException.class, () -> run("many", BESIDE.replace("12]", "50]"), 1, false));
    assertTrue(String.valueOf(many.getMessage()).contains("50 labelled clips"), many::toString);
  }

  @Test
  void theQuickFormMayOverride() {
    StudyFile study =
        ToyStudy.study(
            folder, BESIDE + "quick: {learning-curve: {shares: [0.5, 1]}, transfer: null}\n");
    assertEquals(new LearningCurve(List.of(0.5, 1.0)), study.quickForm().learningCurve());
    assertEquals(null, study.quickForm().transfer());
    assertEquals(new Transfer(List.of(0, 6, 12)), study.transfer());
  }
}
