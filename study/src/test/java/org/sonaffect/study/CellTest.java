package org.sonaffect.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a cell: their names in tables, and what can be read from these. */
final class CellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "music:1",
        "music:1+sounds:0.5",
        "complementary(music:0.25+sounds:0.75)",
        "sounds:10clips",
        "sounds:1+music:10clips>music(coral)",
        "sounds:1>music(plain)"
      })
  void aTrainingSetReadsBack(String label) {
    assertEquals(label, TrainingSet.parse(label).label());
    assertEquals(TrainingSet.parse(label), TrainingSet.parse(label));
  }

  @Test
  void aTrainingSetKnowsItsShares() {
    TrainingSet joint = new Mixture(List.of(1.0, 0.5, 0.0), false).of(List.of("a", "b", "c"));
    assertEquals("a:1+b:0.5", joint.label());
    assertEquals(List.of("a", "b"), joint.corpora());
    assertEquals(0.5, joint.share("b"));
    assertEquals(0, joint.share("c"));
    assertTrue(joint.joint());
    assertFalse(joint.whole());
    TrainingSet complementary =
        new Mixture(List.of(0.25, 0.75), true).of(List.of("music", "sounds"));
    assertTrue(complementary.complementary());
    assertEquals(0.75, complementary.share("sounds"));
    TrainingSet transfer = TrainingSet.parse("sounds:1+music:10clips>music(coral)");
    assertTrue(transfer.transfer());
    assertEquals(List.of("sounds", "music"), transfer.corpora());
    assertEquals(10, transfer.parts().get(1).clips());
  }

  @Test
  void aTrainingSetReadsAsWords() {
    assertEquals("music + sounds", TrainingSet.parse("music:1+sounds:1").words());
    assertEquals("music + 12.5 % of sounds", TrainingSet.parse("music:1.0+sounds:0.125").words());
    assertEquals(
        "25 % of music + 75 % of sounds, one size",
        TrainingSet.parse("complementary(music:0.25+sounds:0.75)").words());
  }

  @Test
  void whatIsNoTrainingSetIsNamed() {
    StudyException error =
        assertThrows(StudyException.class, () -> TrainingSet.parse("music:1+sounds:many"));
    assertTrue(String.valueOf(error.getMessage()).contains("many is neither"), error::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "randomised:sounds", "randomised:sounds#12"})
  void aControlReadsBack(String label) {
    assertEquals(label, Control.parse(label).label());
  }

  @Test
  void drawsOfAControlArePooled() {
    ControlPlan plan = new ControlPlan("sounds", 3);
    assertEquals("randomised:sounds#1", plan.draw(0).label());
    assertEquals("randomised:sounds", plan.draw(2).pooled().label());
    assertEquals("randomised:sounds", new ControlPlan("sounds", 1).draw(0).label());
    assertThrows(StudyException.class, () -> Control.parse("randomised:sounds#one"));
    assertThrows(StudyException.class, () -> Control.parse("any"));
  }

  @Test
  void aCellTellsWhatItIsAskedToTell() {
    Cell fit =
        Cell.ofFit(
            Protocol.NESTED, Control.NONE, 0, 2, TrainingSet.alone("music"), "svr", "arousal");
    Cell tested = fit.testedOn("sounds");
    assertNotEquals(fit, tested);
    assertEquals(tested.series(), tested.inFold(1).series());
    assertEquals(Cell.ALL, tested.ofAllFolds().fold());
    assertEquals(
        tested.rows(), tested.under(Control.randomised("music")).ofTarget("valence").rows());
    assertEquals(2, fit.insideFold().outside());
    assertEquals(Cell.ALL, fit.outside());
  }
}
