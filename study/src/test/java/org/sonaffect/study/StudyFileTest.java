package org.sonaffect.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.acoustics.FeatureSets;

/** study.yaml: all keys, their defaults, and what is said of those that are wrong. */
class StudyFileTest {
  private static final String LEAST =
      "corpora: [a.yaml, b.yaml]\nmixtures: [[1, 0], [1, 1]]\nmodels: [svr]\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private StudyFile read(String yaml) {
    return StudyFile.read(ToyStudy.write(folder.resolve("study.yaml"), yaml));
  }

  @Test
  void takesTheProtocolsDefaults() {
    StudyFile study = read(LEAST);
    assertEquals(List.of(folder.resolve("a.yaml"), folder.resolve("b.yaml")), study.corpora());
    assertEquals(List.of(RatingTarget.AROUSAL, RatingTarget.VALENCE), study.targets());
    assertEquals(List.of(Protocol.NESTED), study.protocols());
    assertEquals(new FoldSettings(5, 5, 1, 25, Map.of()), study.folds());
    assertEquals(List.of(), study.controls());
    assertEquals(1983, study.seed());
  }

  @Test
  void readsEveryKey() {
    StudyFile study =
        read(
            """
            corpora: [a.yaml, sub/b.yaml]
            targets: [valence]
            mixtures: [[1, 0.5]]
            complementary: [[0.25, 0.75]]
            models: [linear, mine, svr]
            protocol: [sound, published-2024]
            folds: {from: {a: fa.csv, b: fb.csv}, inner: 3, repeats: 2, min-stratum: 10}
            controls: [{randomise: a, draws: 10}, {randomise: b}]
            grids:
              mine: {regressor: svr, kernel: [rbf, linear], C: {from: 0.1, to: 10, count: 3, spacing: geometric}}
              linear: paper
            halving: {mine: {factor: 2, share: 0.25}}
            budget: {automl: 10min, automl-trials: 200, automl-memory: 2GiB}
            seed: 7
            """);
    assertEquals(List.of(RatingTarget.VALENCE), study.targets());
    assertEquals(
        List.of(new Mixture(List.of(1.0, 0.5), false), new Mixture(List.of(0.25, 0.75), true)),
        study.mixtures());
    assertEquals(
        List.of("linear", "mine", "svr"), study.models().stream().map(StudyModel::name).toList());
    assertEquals(400, study.grids().get(0).grid().size());
    assertEquals(0.1, study.grids().get(0).halving().share());
    assertEquals(6, study.grids().get(1).grid().size());
    assertEquals(2, study.grids().get(1).halving().factor());
    assertEquals(List.of(Protocol.NESTED, Protocol.PUBLISHED_2024), study.protocols());
    assertEquals(
        Map.of("a", folder.resolve("fa.csv"), "b", folder.resolve("fb.csv")), study.folds().from());
    assertEquals(List.of(new ControlPlan("a", 10), new ControlPlan("b", 1)), study.controls());
    assertEquals(Duration.ofMinutes(10), study.budgeted().budget().time());
    assertEquals(200, study.budgeted().budget().maxTrials());
    assertEquals(2L << 30, study.budgeted().budget().memoryBytes());
    assertEquals(7, study.seed());
  }

  @Test
  void quickFormIsTheSameStudyWithWhatItsSectionSays() {
    StudyFile said =
        read(
            LEAST
                + "folds: {count: 5, inner: 4}\nquick: {folds: {count: 3}, targets: [arousal]}\n");
    assertEquals(3, said.quickForm().folds().count());
    assertEquals(4, said.quickForm().folds().inner());
    assertEquals(List.of(RatingTarget.AROUSAL), said.quickForm().targets());
    assertEquals(5, said.folds().count());
    StudyFile usual =
        read(LEAST + "folds: {repeats: 10}\ncontrols: [{randomise: a, draws: 10}]\n").quickForm();
    assertEquals(1, usual.folds().repeats());
    assertEquals(3, usual.folds().inner());
    assertEquals(1, usual.controls().get(0).draws());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fold: {count: 3}                       | fold          | corpora, targets
          folds: {count: 1}                      | folds.count   | [2, 1000]
          folds: {counts: 3}                     | counts        | count, inner
          folds: {count: 3, from: f.csv}         | folds.count   | folds.from
          folds: 5                               | folds         | mapping
          targets: [arousal, valance]            | targets[2]    | expected valence
          targets: [Loud & Fast]                 | targets[1]    | another dimension
          targets: [arousal, arousal]            | targets       | arousal twice
          sets: [egemaps, tonal, egemaps]        | sets          | names egemaps twice
          complementary: [[0.4, 0.6], [0.4, 0.6]] | names [0.4, 0.6] | twice
          targets: []                            | targets       | at least one
          protocol: published                    | protocol      | published-2023
          seed: now                              | seed          | whole number
          controls: [{randomise: a, draw: 3}]    | controls[1]   | draws
          controls: [{draws: 3}]                 | controls[1]   | randomise
          budget: {automl: 10}                   | budget.automl | 10min
          budget: {automl-memory: 10}            | automl-memory | 4GiB
          complementary: [[0.5, 0.6]]            | complementary | sum to 1
          grids: {svr: {C: [0]}}                 | svr           | above 0
          grids: {svr: {D: 1}}                   | D             | kernel
          grids: {../svr: {C: [1]}}              | grids         | ../svr
          grids: {.svr: {C: [1]}}                | grids         | begin with '.'
          grids: {'<b>': {C: [1]}}               | grids         | letters, digits
          grids: {$1: {C: [1]}}                  | grids         | letters, digits
          halving: {linear: paper}               | halving       | svr
          halving: {svr: quarter}                | halving.svr   | paper
          quick: {corpora: [a.yaml]}             | quick         | corpora
          """)
  void saysWhatIsWrongAndWhatIsWanted(String line, String place, String wanted) {
    StudyException e = assertThrows(StudyException.class, () -> read(LEAST + line + "\n"));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("study.yaml"), message);
    assertTrue(message.contains(place.strip()), message);
    assertTrue(message.contains(wanted.strip()), message);
  }

  @Test
  void mixturesMayBeLeftOut() {
    assertEquals(
        List.of(new Mixture(List.of(1.0), false)),
        read("corpora: [a.yaml]\nmodels: [svr]").mixtures());
    assertEquals(
        List.of(List.of(1.0, 0.0), List.of(0.0, 1.0), List.of(1.0, 1.0)),
        read("corpora: [a.yaml, b.yaml]\nmodels: [svr]").mixtures().stream()
            .map(Mixture::shares)
            .toList());
    assertEquals(
        List.of(new Mixture(List.of(0.5, 0.5), true)),
        read("corpora: [a.yaml, b.yaml]\nmodels: [svr]\ncomplementary: [[0.5, 0.5]]").mixtures());
  }

  @Test
  void theSetsAreOneOrSeveral() {
    assertEquals(FeatureSets.DEFAULT, read(LEAST).sets());
    StudyFile study = read("corpora: [a.yaml]\nmodels: [svr]\nsets: egemaps");
    assertEquals("egemaps", study.sets().title());
    study = read("corpora: [a.yaml]\nmodels: [svr]\nsets: [compare2013, tonal]");
    assertEquals("compare2013,tonal", study.sets().title());
    assertEquals(study.sets(), study.quickForm().sets());
    assertEquals(study.sets(), study.training("svr", AutoMlForm.ENSEMBLE).sets());
    for (String wrong : List.of("egemap", "[]", "[tonal, tonal]", "{a: b}")) {
      String yaml = "corpora: [a.yaml]\nmodels: [svr]\nsets: " + wrong;
      StudyException e = assertThrows(StudyException.class, () -> read(yaml), wrong);
      assertTrue(String.valueOf(e.getMessage()).contains("sets"), e.getMessage());
    }
  }

  @Test
  void columnsMayBeLeftOut() {
    assertEquals(List.of(), read(LEAST).leaveOut());
    StudyFile study = read("corpora: [a.yaml]\nmodels: [svr]\nleave-out: [b, a]");
    assertEquals(List.of("b", "a"), study.leaveOut());
    assertEquals(study.leaveOut(), study.quickForm().leaveOut());
    assertEquals(study.leaveOut(), study.training("svr", AutoMlForm.ENSEMBLE).leaveOut());
    StudyException e =
        assertThrows(
            StudyException.class,
            () -> read("corpora: [a.yaml]\nmodels: [svr]\nleave-out: [a, a]"));
    assertTrue(String.valueOf(e.getMessage()).contains("leave-out"), e.getMessage());
  }

  @Test
  void theModelOfTheAnswerIsOneOfTheStudy() {
    StudyFile study =
        read("corpora: [a.yaml]\nmodels: [svr, linear]\nheadline: linear\nquick: {models: [svr]}");
    assertEquals("linear", study.presentation().headline());
    assertFalse(study.reduced());
    // The quick form leaves that model out: its answer tells of all it has.
    assertNull(study.quickForm().presentation().headline());
    assertTrue(study.quickForm().reduced());
    assertFalse(study.training("svr", AutoMlForm.ENSEMBLE).reduced());
    assertTrue(study.quickForm().training("svr", AutoMlForm.ENSEMBLE).reduced());
  }

  @Test
  void refusesWhatIsNoStudy() {
    for (String yaml :
        List.of(
            "",
            "- a",
            "corpora: [a.yaml",
            "corpora: [a.yaml]\ncorpora: [b.yaml]",
            "mixtures: [[1]]\nmodels: [svr]",
            "corpora: [a.yaml]\nmixtures: []\nmodels: [svr]",
            "corpora: [a.yaml]\nmodels: [svr]\nheadline: linear",
            "corpora: [a.yaml]\nmixtures: [[1, 0]]\nmodels: [svr]",
            "corpora: [a.yaml]\nmixtures: [[0.5]]\nmodels: [svr]",
            "corpora: [a.yaml]\nmixtures: [[1.5]]\nmodels: [svr]",
            "corpora: [a.yaml]\nmixtures: [[1]]\nmodels: [forest]",
            "corpora: [a.yaml]\nmixtures: [[.nan]]\nmodels: [svr]")) {
      StudyException e = assertThrows(StudyException.class, () -> read(yaml), yaml);
      assertTrue(String.valueOf(e.getMessage()).contains("study.yaml"), e::toString);
    }
    StudyException absent =
        assertThrows(StudyException.class, () -> StudyFile.read(folder.resolve("none.yaml")));
    assertTrue(String.valueOf(absent.getMessage()).contains("no such file"), absent::toString);
  }
}
