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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.Audit;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;
import org.sonaffect.study.summary.Summary;

/** A whole small study: what it writes, and that nothing but the study decides what it writes. */
class StudyTest {
  /** Files that are the same bytes for the same study. */
  private static final List<String> SAME =
      List.of(
          "results.csv",
          "predictions.csv",
          "folds.csv",
          "splits.csv",
          "fits.csv",
          "strata.csv",
          "duplicates.csv");

  private static final String SMALL =
      """
      targets: [arousal]
      folds: {count: 3, inner: 2, min-stratum: 12}
      """;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @Test
  void learnsWhatFollowsFromTheFeaturesAndNotWhatIsRandom() {
    StudyFile study =
        ToyStudy.study(
            folder,
            """
            folds: {count: 3, inner: 3, min-stratum: 12}
            controls: [{randomise: music, draws: 3}]
            """);
    RunFolder run = Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), quiet());

    Summary summary = run.summary();
    assertEquals(List.of("music", "sounds"), run.corpora());
    for (String corpus : run.corpora()) {
      double r2 =
          summary.means(Protocol.NESTED, Control.NONE, Result.R2).stream()
              .filter(m -> m.cell().test().equals(corpus))
              .filter(m -> m.cell().train().equals(TrainingSet.alone(corpus)))
              .filter(m -> m.cell().model().equals("linear"))
              .filter(m -> m.cell().target().equals("arousal"))
              .findFirst()
              .orElseThrow()
              .mean();
      assertTrue(r2 > 0.7, () -> corpus + " arousal R2 " + r2);
    }
    assertEquals(2 * 2 * 2, summary.controls().size(), "mixtures with music, models, targets");
    for (Summary.ControlOutcome control : summary.controls()) {
      assertTrue(control.mean() < 0.1, control::toString);
      assertFalse(control.predicted(), control::toString);
      assertEquals(3, control.draws());
    }
    assertTrue(summary.sentence().startsWith("Training "), summary::sentence);
    assertTrue(Audit.of(run.path(), ToyStudy.loader(), quiet()).isEmpty());
  }

  @Test
  void comparesJointWithAloneOnTheSameRows() {
    StudyFile study = ToyStudy.study(folder, SMALL);
    RunFolder run = Study.run(study, folder.resolve("run"), ToyStudy.options(1, false), quiet());
    for (Summary.Comparison c : run.summary().comparisons()) {
      double expected = 0;
      for (int fold = 0; fold < 3; fold++) {
        expected += value(run, c, c.joint(), fold) - value(run, c, c.alone(), fold);
      }
      assertEquals(expected / 3, c.difference(), 1e-9, c::toString);
    }
    assertEquals(2 * 2 * 5, run.summary().comparisons().size(), "test corpora, models, metrics");
  }

  private static double value(RunFolder run, Summary.Comparison c, TrainingSet train, int fold) {
    return run.results().stream()
        .filter(r -> r.cell().series().equals(c.cell().trainedOn(train)))
        .filter(r -> r.cell().fold() == fold && r.metric().equals(c.metric()))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void writesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    StudyFile study = ToyStudy.study(folder, SMALL + "controls: [{randomise: sounds}]\n");
    Map<String, byte[]> alone = null;
    for (int jobs : new int[] {1, 2, 4}) {
      Path out = folder.resolve("jobs" + jobs);
      Study.run(study, out, ToyStudy.options(jobs, false), quiet());
      Map<String, byte[]> files = files(out);
      if (alone == null) {
        alone = files;
      } else {
        assertSame(alone, files, jobs + " threads");
      }
    }
  }

  @Test
  void goesOnAfterAKillAtAnyMoment() throws IOException {
    StudyFile study = ToyStudy.study(folder, SMALL);
    Path whole = folder.resolve("whole");
    AtomicInteger steps = new AtomicInteger();
    Study.run(study, whole, ToyStudy.options(1, false), killedAt(Integer.MAX_VALUE, steps));
    Map<String, byte[]> expected = files(whole);
    Random random = new Random(20);
    for (int i = 0; i < 20; i++) {
      Path out = folder.resolve("cut" + i);
      int at = 1 + random.nextInt(steps.get());
      assertThrows(
          Killed.class,
          () ->
              Study.run(study, out, ToyStudy.options(1, false), killedAt(at, new AtomicInteger())));
      cutLastLine(out.resolve("trials.jsonl"), random);
      assertThrows(
          StudyException.class,
          () -> Study.run(study, out, ToyStudy.options(1, false), quiet()),
          "without resume");
      Study.run(study, out, ToyStudy.options(1 + i % 2, true), quiet());
      assertSame(expected, files(out), "killed at step " + at + " of " + steps);
    }
  }

  /** As a kill in the middle of a write would. */
  private static void cutLastLine(Path log, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int cut = Math.min(bytes.length, random.nextInt(40));
    Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - cut));
  }

  @Test
  void endsAgainWhereItHadEnded() throws IOException {
    StudyFile study = ToyStudy.study(folder, SMALL);
    Path out = folder.resolve("run");
    Study.run(study, out, ToyStudy.options(1, false), quiet());
    Map<String, byte[]> before = files(out);
    Study.run(study, out, ToyStudy.options(1, true), quiet());
    assertSame(before, files(out), "resumed at the end");
  }

  @Test
  void aRunIsReplacedWhenTheNewOneCanBegin() throws IOException {
    StudyFile study = ToyStudy.study(folder, SMALL);
    StudyOptions replacing = ToyStudy.options(1, false).withReplace(true);
    Path out = folder.resolve("run");
    Study.run(study, out, ToyStudy.options(1, false), quiet());
    Map<String, byte[]> before = files(out);
    StudyOptions broken =
        replacing.withCorpora(
            (manifest, sets) -> {
              throw new CorpusException(manifest, 0, "absent");
            });
    assertThrows(StudyException.class, () -> Study.run(study, out, broken, quiet()));
    assertSame(before, files(out), "a study that cannot begin replaces nothing");

    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(out.resolve("transfer.csv"), "of a run with more tables");
    Study.run(study, out, replacing, quiet());
    assertEquals("mine", Files.readString(out.resolve("notes.txt")));
    assertFalse(Files.exists(out.resolve("transfer.csv")), "a table of the old run");
    assertSame(before, files(out), "begun anew");
  }

  @Test
  void tablesThatNoRunMadeAreNotReplaced() throws IOException {
    Path out = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(out.resolve("results.csv"), "mine");
    assertThrows(
        StudyException.class,
        () ->
            Study.run(
                ToyStudy.study(folder, SMALL),
                out,
                ToyStudy.options(1, false).withReplace(true),
                quiet()));
    assertEquals("mine", Files.readString(out.resolve("results.csv")));
  }

  @Test
  void refusesTheFolderOfAnotherStudy() {
    Path out = folder.resolve("run");
    Study.run(ToyStudy.study(folder, SMALL), out, ToyStudy.options(1, false), quiet());
    StudyFile other = ToyStudy.study(folder, SMALL + "seed: 7\n");
    StudyException refused =
        assertThrows(
            StudyException.class, () -> Study.run(other, out, ToyStudy.options(1, true), quiet()));
    assertTrue(String.valueOf(refused.getMessage()).contains("another study"), refused::toString);
  }

  @Test
  void refusesAFolderWhereARunIsAtWork() {
    StudyFile study = ToyStudy.study(folder, SMALL);
    Path out = folder.resolve("run");
    Progress nested =
        new Progress() {
          @Override
          public Stage stage(String name, long total, String unit) {
            StudyException refused =
                assertThrows(
                    StudyException.class,
                    () -> Study.run(study, out, ToyStudy.options(1, true), NONE));
            assertTrue(
                String.valueOf(refused.getMessage()).contains("another run"), refused::toString);
            return NONE.stage(name, total, unit);
          }

          @Override
          public void warn(String message) {}
        };
    Study.run(study, out, ToyStudy.options(1, false), nested);
  }

  @Test
  void takesOneCorpusOrThree() {
    ToyStudy.corpus(folder, "music", 60, 1);
    ToyStudy.corpus(folder, "sounds", 60, 2);
    ToyStudy.corpus(folder, "speech", 60, 3);
    String common = "models: [linear]\ngrids: {linear: {share: 0.99, penalties: 10}}\n" + SMALL;
    StudyFile one =
        StudyFile.read(
            ToyStudy.write(
                folder.resolve("one.yaml"), "corpora: [music.yaml]\nmixtures: [[1]]\n" + common));
    StudyFile three =
        StudyFile.read(
            ToyStudy.write(
                folder.resolve("three.yaml"),
                """
                corpora: [music.yaml, sounds.yaml, speech.yaml]
                mixtures: [[1, 0, 0], [1, 1, 0.5]]
                complementary: [[0.5, 0.25, 0.25]]
                """
                    + common));
    RunFolder alone = Study.run(one, folder.resolve("1"), ToyStudy.options(1, false), quiet());
    assertTrue(alone.summary().comparisons().isEmpty());
    String sentence = alone.summary().sentence();
    assertTrue(sentence.startsWith("R² on unseen clips of music, trained on music: "), sentence);
    assertFalse(sentence.contains("oint"), sentence);
    RunFolder joint = Study.run(three, folder.resolve("3"), ToyStudy.options(1, false), quiet());
    assertEquals(
        List.of(
            "music:1",
            "music:1+sounds:1+speech:0.5",
            "complementary(music:0.5+sounds:0.25+speech:0.25)"),
        joint.results().stream().map(r -> r.cell().train().label()).distinct().toList());
    assertTrue(Audit.of(joint.path(), ToyStudy.loader(), quiet()).isEmpty());
  }

  private static Map<String, byte[]> files(Path run) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : SAME) {
      files.put(name, Files.readAllBytes(run.resolve(name)));
    }
    String trials = Files.readString(run.resolve("trials.jsonl"));
    files.put("trials.jsonl", trials.replaceAll("\"seconds\":[^}]*}", "").getBytes("UTF-8"));
    String json = Files.readString(run.resolve("results.json"));
    files.put("results.json", json.replaceAll("(?s)\"run\" : \\{.*", "").getBytes("UTF-8"));
    return files;
  }

  private static void assertSame(
      Map<String, byte[]> expected, Map<String, byte[]> found, String message) {
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, found.get(name), message + ": " + name));
  }

  private static Progress quiet() {
    return Progress.NONE;
  }

  /** What a kill is here. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Progress killedAt(int step, AtomicInteger steps) {
    return new Progress() {
      @Override
      public Stage stage(String name, long total, String unit) {
        return new Stage() {
          @Override
          public void advance(long by) {
            if (steps.incrementAndGet() == step) {
              throw new Killed();
            }
          }

          @Override
          public void note(String text) {}

          @Override
          public void close() {}
        };
      }

      @Override
      public void warn(String message) {}
    };
  }
}
