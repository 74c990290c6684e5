package org.sonaffect.study.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.summary.Verdict.Circumstances;

/** The sentence to quote says what was compared, all of it and nothing else. */
class VerdictTest {
  private static final int FOLDS = 5;

  /** The training sets of the paper's Table 2. */
  private static final List<TrainingSet> TABLE_2 =
      List.of(set("all:1"), set("music:1"), set("sounds:1+music:1"), set("all:1+music:1"));

  private static TrainingSet set(String label) {
    return TrainingSet.parse(label);
  }

  /** Scores of each fold; a model's own, and higher for more training data. */
  private static List<Result> results(List<TrainingSet> trained, String... models) {
    List<Result> results = new ArrayList<>();
    for (TrainingSet train : trained) {
      for (String test : trained.stream().flatMap(t -> t.corpora().stream()).distinct().toList()) {
        for (String model : models) {
          for (int fold = 0; fold < FOLDS; fold++) {
            double score = 0.1 * model.length() + 0.01 * train.parts().size() + 0.001 * fold;
            results.add(
                new Result(
                    new Cell(Protocol.NESTED, Control.NONE, 0, fold, test, train, model, "arousal"),
                    Result.R2,
                    score));
          }
        }
      }
    }
    return results;
  }

  private static Circumstances plain(List<TrainingSet> trained, @Nullable String headline) {
    return new Circumstances(trained, headline, false, Map.of(), 0, 0);
  }

  private static String sentence(Circumstances run, List<Result> results) {
    Summary numbers = Summaries.of(results, run.trained(), FOLDS, false);
    return new Verdict(run, Protocol.NESTED, numbers, ModelComparison.of(results, FOLDS))
        .sentence();
  }

  @Test
  void everyPairOfTableTwoIsNamedAndNoOther() {
    String sentence = sentence(plain(TABLE_2, null), results(TABLE_2, "svr"));
    // Both joint runs that hold the music, and the one that holds all sounds; sounds has no run
    // alone.
    assertTrue(
        sentence.contains("from music to sounds + music on music: arousal +0.010"), sentence);
    assertTrue(sentence.contains("from music to all + music on music: arousal +0.010"), sentence);
    assertTrue(sentence.contains("from all to all + music on all: arousal +0.010"), sentence);
    assertEquals(3, sentence.split("from ", -1).length - 1, sentence);
    assertFalse(sentence.contains("each alone"), sentence);
  }

  @Test
  void theModelIsTheOneThatTheStudyNamesOrAllAreTold() {
    List<Result> results = results(TABLE_2, "linear", "svr");
    String all = sentence(plain(TABLE_2, null), results);
    assertTrue(
        all.contains("Training linear jointly") && all.contains("Training svr jointly"), all);
    // Linear does better here; the study names the other, and the sentence says so.
    String one = sentence(plain(TABLE_2, "svr"), results);
    assertFalse(one.contains("Training linear"), one);
    assertTrue(
        one.contains("This answer is about svr, as the study asks; the report also has"), one);
  }

  @Test
  void aStudyOfOneCorpusTellsItsScoresAndComparesItsModels() {
    List<TrainingSet> one = List.of(set("music:1"));
    String sentence = sentence(plain(one, null), results(one, "svr", "linear"));
    assertTrue(sentence.contains("on unseen clips of music, trained on music"), sentence);
    assertTrue(sentence.contains("svr: arousal 0.312 ["), sentence);
    assertTrue(sentence.contains("linear less svr: arousal +0.300"), sentence);
    assertFalse(sentence.contains("oint"), sentence);
  }

  @Test
  void whatToBewareOfStandsInTheAnswer() {
    List<TrainingSet> one = List.of(set("music:1"));
    String sentence =
        sentence(new Circumstances(one, null, true, Map.of("music", 3), 5, 2), results(one, "svr"));
    assertTrue(sentence.contains("This is the study's quick form"), sentence);
    assertTrue(sentence.contains("3 clips of music were left out"), sentence);
    assertTrue(
        sentence.contains("In 2 of 5 searches automl could not make its ensemble"), sentence);
  }

  @Test
  void modelsAreComparedOnTheSameRowsWithHolmsCorrection() {
    List<Summary.Comparison> pairs = ModelComparison.of(results(TABLE_2, "a", "bb", "ccc"), FOLDS);
    // Three pairs of models, for each training set and test corpus that it holds whole.
    assertEquals(3 * (1 + 1 + 2 + 2), pairs.size());
    for (Summary.Comparison pair : pairs) {
      assertTrue(pair.difference() > 0 && pair.holm() >= pair.p(), pair::toString);
      assertEquals(FOLDS, pair.folds());
    }
  }
}
