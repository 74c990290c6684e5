package org.sonaffect.study.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.study.HeardStudy;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.fit.Engine;
import org.sonaffect.study.fit.NestedRun;
import org.sonaffect.study.fit.RunStage;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.gate.PlanAudit;

class VariantRowsTest {
  private static final String AUGMENT =
      "augment: {variants: [level -12 dB, excerpt 5 s first], compared: [level +12 dB, level -12 dB]}\n";

  @TempDir Path folder;

  private static StudyPlan plan(StudyFile study) {
    return Planner.of(study, HeardStudy.loader(), Progress.NONE);
  }

  private static Set<Integer> clips(StudyPlan plan, int[] rows) {
    Set<Integer> clips = new HashSet<>();
    Arrays.stream(rows).map(plan.variants()::clip).forEach(clips::add);
    return clips;
  }

  /** Whatever the seed: outside, inside, and in every cut of a search. */
  @Test
  void aVariantNeverStandsWhereItsClipOrItsGroupIsTested() {
    for (long seed : new long[] {1, 7, -3, 1983}) {
      StudyPlan plan =
          plan(
              HeardStudy.study(
                  folder, AUGMENT + "learning-curve: {shares: [0.5, 1]}\nseed: " + seed));
      VariantRows variants = plan.variants();
      try (Progress.Stage quiet = Progress.NONE.stage("", 0, "")) {
        Engine engine =
            new Engine(
                plan,
                List.of(),
                new Nothing(),
                new Crew(Executors.newFixedThreadPool(1), 1),
                RunStage.within(quiet));
        for (PlannedTraining training : plan.everyTraining()) {
          check(plan, new Split(training.train(), training.tested()));
          RungRows rungs = plan.rungRows(training);
          List<Split> inner = NestedRun.ofMixtures(engine).innerSplits(training);
          for (int s = 0; s < inner.size(); s++) {
            for (double share : new double[] {0.3, 1}) {
              Split cut = rungs.cut(inner.get(s), s, share);
              check(plan, cut);
              assertTrue(
                  clips(plan, training.train()).containsAll(clips(plan, cut.train())),
                  "inside the training rows");
            }
          }
        }
      }
      assertTrue(PlanAudit.gate(plan, Progress.NONE).isEmpty());
    }
  }

  private static void check(StudyPlan plan, Split split) {
    int n = plan.rows().size();
    Set<Integer> tested = new HashSet<>();
    for (int row : split.test()) {
      assertTrue(row < n, "no variant is tested");
      tested.add(plan.groups().root(row));
    }
    int[] copies = new int[n];
    int[] rows =
        IntStream.concat(
                Arrays.stream(split.train()), Arrays.stream(plan.variants().variants(split)))
            .toArray();
    for (int row : rows) {
      copies[plan.variants().clip(row)]++;
      assertFalse(tested.contains(plan.groups().root(plan.variants().clip(row))));
    }
    // The clip and both variants: each clip weighs alike.
    assertTrue(Arrays.stream(copies).allMatch(c -> c == 0 || c == 3));
    for (int row : split.train()) {
      assertTrue(row < n, "searches see clips as they are");
    }
    int[] dealt = plan.variants().dealt(split.train());
    for (int i = 0; i < dealt.length; i++) {
      assertEquals(split.train()[i], plan.variants().clip(dealt[i]), "one of each clip");
    }
  }

  @Test
  void rowsHoldTheFeaturesOfTheChangedClipOrThoseOfTheClip() {
    StudyPlan plan = plan(HeardStudy.study(folder, AUGMENT));
    VariantRows variants = plan.variants();
    int n = plan.rows().size();
    assertEquals(4 * n, variants.x().rows());
    Change quieter = Change.parse("level -12 dB");
    Change excerpt = Change.parse("excerpt 5 s first");
    int missing = 0;
    for (int clip = 0; clip < n; clip++) {
      assertNull(variants.change(clip));
      int row = variants.row(clip, quieter);
      assertEquals(n + clip, row);
      assertEquals(quieter, variants.change(row));
      assertEquals(1.2, variants.x().get(row, 5) - variants.x().get(clip, 5), 1e-5);
      assertEquals(variants.x().get(clip, 3), variants.x().get(row, 3));
      boolean none = variants.x().get(clip, 1) > 0;
      assertEquals(!none, variants.made(clip, excerpt));
      assertEquals(none ? clip : 2 * n + clip, variants.row(clip, excerpt));
      assertEquals(
          variants.x().get(clip, 5) + (none ? 0 : 1.7), variants.x().get(2 * n + clip, 5), 1e-5);
      missing += none ? 1 : 0;
    }
    assertTrue(missing > 0 && missing < n);
    assertArrayEquals(new int[] {3 * n + 5, n + 5}, variants.compared(new int[] {5}));
    // Changes are dealt out evenly; a clip that one of them leaves as it is has another.
    int[] dealt = variants.dealt(IntStream.range(0, n).toArray());
    for (int clip = 0; clip < n; clip++) {
      boolean excerpted = clip % 2 == 1 && variants.made(clip, excerpt);
      assertEquals(excerpted ? 2 * n + clip : n + clip, dealt[clip]);
    }
  }

  @Test
  void aSplitThatTrainsAndTestsOnAClipIsRefused() {
    VariantRows variants = plan(HeardStudy.study(folder, AUGMENT)).variants();
    int n = variants.x().rows() / 4;
    assertThrows(
        IllegalStateException.class,
        () -> variants.variants(new Split(new int[] {1, 2}, new int[] {3, 2})));
    assertThrows(
        IllegalStateException.class,
        () -> variants.variants(new Split(new int[] {1, 2}, new int[] {n + 2})));
  }

  @Test
  void withoutVariantsNothingIsCopied() {
    StudyPlan plan = plan(HeardStudy.study(folder, ""));
    assertSame(plan.rows().x(), plan.variants().x());
    assertTrue(plan.variants().augment().none());
    assertEquals(
        StudyJson.study(plan).toString(),
        StudyJson.study(plan(HeardStudy.study(folder, "augment: none\n"))).toString());
  }

  @Test
  void featuresOfATableCannotBeChanged() {
    StudyFile study = ToyStudy.study(folder, "augment: standard\n");
    String message =
        assertThrows(
                StudyException.class, () -> Planner.of(study, ToyStudy.loader(), Progress.NONE))
            .getMessage();
    assertTrue(message.contains("augment needs the audio of every clip"), message);
    // A training that states nothing is one without.
    StudyFile training =
        ToyStudy.study(folder, "").training("svr", org.sonaffect.study.AutoMlForm.ENSEMBLE);
    assertFalse(training.augmentation().none());
    assertTrue(Planner.of(training, ToyStudy.loader(), Progress.NONE).variants().augment().none());
  }

  @Test
  void whatAugmentMayBeIsSaidWithTheLine() {
    List<String> messages = new ArrayList<>();
    for (String wrong :
        List.of(
            "augment: yes please\n",
            "augment: [level -12 dB, louder]\n",
            "augment: [silence 1 s, silence 1 s]\n",
            "augment: {variants: [codec 65 kbit/s]}\n",
            "augment: {changes: none}\n",
            "augment: standard\nprotocol: [nested, published-2023]\n",
            "augment: standard\nprotocol: published-2024\n",
            "augment: standard\ntransfer: {labelled: [0]}\n",
            "augment: standard\nquick: {models: [joint]}\n")) {
      messages.add(
          assertThrows(StudyException.class, () -> HeardStudy.study(folder, wrong)).getMessage());
    }
    for (String part :
        List.of(
            "none, standard",
            "'louder' is not a change",
            "silence 1 s twice",
            "64, 96, 128",
            "changes",
            "needs protocol nested alone",
            "needs protocol nested alone",
            "transfer",
            "the model joint")) {
      String message = messages.remove(0);
      assertTrue(message.contains(part) && message.contains("study.yaml"), message);
    }
  }

  private static final class Nothing extends RunLog {
    @Override
    public void append(String line) {}
  }
}
