package org.sonaffect.report.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.run.Study;

/** Planted faults are found and named; sound studies are left alone. */
class AuditTest {
  private static final String SMALL =
      """
      targets: [arousal]
      folds: {count: 3, inner: 2, min-stratum: 12}
      """;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private List<Finding> audit(Path path) {
    return Audit.of(path, ToyStudy.loader(), Progress.NONE);
  }

  private List<String> rules(Path path) {
    return audit(path).stream().map(Finding::rule).distinct().sorted().toList();
  }

  private Path run() {
    Path out = folder.resolve("run");
    Study.run(ToyStudy.study(folder, SMALL), out, ToyStudy.options(1, false), Progress.NONE);
    return out;
  }

  private static void edit(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file);
    String after = change.apply(before);
    assertTrue(!after.equals(before), "the fault was planted");
    Files.writeString(file, after);
  }

  @Test
  void leavesASoundStudyAlone() {
    StudyFile study = ToyStudy.study(folder, SMALL);
    assertEquals(List.of(), audit(study.file()));
    assertEquals(List.of(), audit(run()));
    assertEquals(List.of(), audit(folder.resolve("run/folds.csv")));
  }

  @Test
  void findsARowThatIsTrainedAndTestedOn() throws IOException {
    Path run = run();
    List<String> lines = Files.readAllLines(run.resolve("splits.csv"));
    String tested =
        lines.stream()
            .filter(l -> l.startsWith("nested,any,0,1,music:1,test:music,"))
            .findFirst()
            .orElseThrow();
    edit(run.resolve("splits.csv"), text -> text + tested.replace("test:music", "train") + "\n");
    Finding found = audit(run).get(0);
    assertEquals("test-rows-in-training", found.rule());
    assertEquals(1, found.rows().size());
    assertTrue(tested.endsWith(found.rows().get(0).replace('/', ',')), found::toString);
  }

  @Test
  void findsASearchOnTestRows() throws IOException {
    Path run = run();
    edit(
        run.resolve("splits.csv"),
        text ->
            text
                + text.lines()
                    .filter(l -> l.contains(",test:sounds,"))
                    .map(l -> l.replace("test:sounds", "search") + "\n")
                    .reduce("", String::concat));
    assertEquals(List.of("search-on-test-rows"), rules(run));
  }

  @Test
  void findsAPartedGroup() throws IOException {
    Path run = run();
    edit(
        run.resolve("folds.csv"),
        text -> text.lines().map(l -> group(l)).reduce("", (a, l) -> a + l + "\n"));
    assertEquals(List.of("group-parted"), rules(run));
    assertEquals(List.of("group-parted"), rules(run.resolve("folds.csv")));
  }

  /** One artist for every tenth clip. */
  private static String group(String line) {
    String[] f = line.split(",", -1);
    return f[2].endsWith("9") && f[4].isEmpty()
        ? String.join(",", f[0], f[1], f[2], f[3], "music:artist", f[5])
        : line;
  }

  @Test
  void findsTheSameAudioUnderTwoNames() throws IOException {
    Path run = run();
    edit(
        run.resolve("folds.csv"),
        text -> text.replaceAll("(?m)(,music0[0-9]2,.*,)[0-9a-f]{64}$", "$1aa"));
    assertEquals(List.of("error-hidden-by-overlap", "same-content-in-training"), rules(run));
  }

  @Test
  void findsResultsThatAreNotThoseOfThePredictions() throws IOException {
    Path run = run();
    edit(
        run.resolve("results.csv"),
        text -> text.replaceFirst("(music:1,svr,arousal,r2,)[^\n]*", "$10.99"));
    assertEquals(List.of("results-differ"), rules(run));
  }

  @Test
  void findsPredictionsOfRowsThatWereNotTested() throws IOException {
    Path run = run();
    edit(
        run.resolve("predictions.csv"),
        text -> text.replaceFirst("(?m)^(nested,none,0,0,sounds,.*,)sounds\\d+,", "$1music000,"));
    assertTrue(rules(run).contains("predictions-differ-from-splits"));
  }

  @Test
  void judgesFoldsOfAnyProgram() {
    Path folds =
        ToyStudy.write(
            folder.resolve("folds.csv"),
            "id,fold,group\na,0,x\nb,0,x\nc,1,y\nd,2,y\ne,1,\nf,2,\nf,0,\ng,1,\ng,1,\n");
    List<Finding> findings = audit(folds);
    assertEquals(
        List.of("test-rows-in-training", "id-twice", "group-parted"),
        findings.stream().map(Finding::rule).toList());
    assertEquals(List.of("f"), findings.get(0).rows());
    assertEquals(List.of("g"), findings.get(1).rows());
    assertEquals(List.of("c", "d"), findings.get(2).rows());
    StudyException wrong =
        assertThrows(
            StudyException.class,
            () -> audit(ToyStudy.write(folder.resolve("no.csv"), "name,part\na,1\n")));
    assertTrue(String.valueOf(wrong.getMessage()).contains("no column id"), wrong::toString);
  }

  @Test
  void keepsADuplicateOfAnotherCorpusOutOfTraining() throws IOException {
    ToyStudy.study(folder, SMALL);
    String music = Files.readString(folder.resolve("music.csv"));
    String twin = music.lines().skip(4).findFirst().orElseThrow().replace("music003", "twin");
    edit(folder.resolve("sounds.csv"), text -> text + twin + "\n");
    Path out = folder.resolve("run");
    Study.run(
        StudyFile.read(folder.resolve("study.yaml")),
        out,
        ToyStudy.options(1, false),
        Progress.NONE);
    List<String> folds =
        Files.readAllLines(out.resolve("folds.csv")).stream()
            .filter(l -> l.contains(",twin,") || l.contains(",music003,"))
            .map(l -> l.split(",", -1)[3])
            .distinct()
            .toList();
    assertEquals(1, folds.size(), "both stand in one fold");
    assertEquals(List.of(), audit(out));
  }

  @Test
  void leavesOutTrainingRowsWhoseGroupGivenFoldsPart() throws IOException {
    ToyStudy.study(folder, SMALL);
    StringBuilder folds = new StringBuilder("id,fold\n");
    for (int i = 0; i < 60; i++) {
      folds.append("music%03d,%d\n".formatted(i, i % 3));
    }
    for (int i = 0; i < 75; i++) {
      folds.append("sounds%03d,%d\n".formatted(i, i % 3));
    }
    ToyStudy.write(folder.resolve("given.csv"), folds.toString());
    edit(
        folder.resolve("study.yaml"),
        text ->
            text.replaceFirst("folds:.*", "folds: {from: given.csv, inner: 2, min-stratum: 12}"));
    Path out = folder.resolve("run");
    StringBuilder warned = new StringBuilder();
    Progress progress =
        new Progress() {
          @Override
          public Stage stage(String name, long total, String unit) {
            return NONE.stage(name, total, unit);
          }

          @Override
          public void warn(String message) {
            warned.append(message);
          }
        };
    Study.run(
        StudyFile.read(folder.resolve("study.yaml")), out, ToyStudy.options(1, false), progress);
    assertTrue(warned.toString().contains("split groups"), warned::toString);
    assertEquals(List.of(), audit(out));
    assertEquals(List.of("group-parted"), rules(out.resolve("folds.csv")));
  }
}
