package org.sonaffect.report.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;

/**
 * Each claim told of hand-made results: for it, against it, in doubt, and where nothing is there.
 */
class ClaimsTest {
  private static final Roles ROLES = new Roles("s", "m");
  private static final String JOINT = "s:1+m:1";
  private static final List<String> TESTS = List.of("s", "m");
  private static final List<String> TARGETS = List.of("arousal", "valence");

  /** R2 of five folds around a mean; the second half of the folds mirrors the first. */
  private static final double[] STEADY = {-0.002, -0.001, 0, 0.001, 0.002};

  private final List<Result> results = new ArrayList<>();
  private int series;

  private void add(
      String test, String train, String model, String target, double mean, double spread) {
    series++;
    for (int fold = 0; fold < STEADY.length; fold++) {
      // Each series turns its folds its own way, so that differences vary too.
      double noise = spread * STEADY[(fold * (1 + series % 4) + series) % STEADY.length];
      results.add(
          new Result(cell(Control.NONE, fold, test, train, model, target), "r2", mean + noise));
    }
    Cell first = cell(Control.NONE, 0, test, train, model, target);
    results.add(new Result(first.ofAllFolds(), "r2", 99));
    results.add(new Result(first, "rmse", 99));
    results.add(new Result(first.under(Control.randomised("s")), "r2", 99));
  }

  private static Cell cell(
      Control control, int fold, String test, String train, String model, String target) {
    return new Cell(
        Protocol.NESTED, control, 0, fold, test, TrainingSet.parse(train), model, target);
  }

  private ClaimFinding finding(Claim claim) {
    return Claims.of(results, ROLES, Set.of("s", "m")).stream()
        .filter(finding -> finding.claim() == claim)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Everything a claim may be about.
   *
   * @param sign 1: as the paper claims; -1: the other way round
   * @param spread of the folds, in thousandths and twos of R2
   */
  private void study(int sign, double spread) {
    for (String test : TESTS) {
      String other = test.equals("s") ? "m" : "s";
      for (String target : TARGETS) {
        double gain = sign * (target.equals("arousal") ? 0.2 : 0.1);
        for (String model : List.of("automl", "svr", "linear")) {
          boolean linear = model.equals("linear");
          double level = linear ? 0.6 - 0.3 * sign : model.equals("svr") ? 0.6 + 0.2 * sign : 0.6;
          double profit = linear ? -gain : gain;
          add(test, test + ":1", model, target, level, spread);
          add(test, other + ":1", model, target, -1, spread);
          add(test, JOINT, model, target, level + profit, spread);
          for (double share : new double[] {0.25, 0.5, 0.75}) {
            String train = test.equals("s") ? "s:1+m:" + share : "s:" + share + "+m:1";
            add(test, train, model, target, level + share * profit, spread);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Claim.class)
  void holdsWhereAllIntervalsLieOnTheClaimedSide(Claim claim) {
    study(1, 1);
    ClaimFinding finding = finding(claim);
    assertEquals(ClaimVerdict.HOLDS, finding.verdict(), finding::toString);
    assertEquals("", finding.wanted());
  }

  @ParameterizedTest
  @EnumSource(Claim.class)
  void doesNotHoldWhereTheyLieOnTheOther(Claim claim) {
    study(-1, 1);
    assertEquals(ClaimVerdict.FAILS, finding(claim).verdict(), finding(claim)::toString);
  }

  @ParameterizedTest
  @EnumSource(Claim.class)
  void cannotBeToldWhereFoldsDisagree(Claim claim) {
    study(1, 600);
    assertEquals(ClaimVerdict.OPEN, finding(claim).verdict(), finding(claim)::toString);
  }

  @ParameterizedTest
  @EnumSource(Claim.class)
  void isNotInAStudyThatHoldsNothingOfIt(Claim claim) {
    add("x", "x:1", "other", "arousal", 0.5, 1);
    ClaimFinding finding = finding(claim);
    assertEquals(ClaimVerdict.ABSENT, finding.verdict());
    assertTrue(finding.wanted().length() > 20, finding::wanted);
  }

  @Test
  void withoutRolesNothingIsToldAndTheKeyIsNamed() {
    study(1, 1);
    for (ClaimFinding finding : Claims.of(results, new Roles("s", null), Set.of())) {
      assertEquals(ClaimVerdict.ABSENT, finding.verdict());
      assertTrue(finding.wanted().contains("roles"), finding::wanted);
    }
  }

  @Test
  void aClaimOfWhichHalfIsMissingCannotHoldButCanFail() {
    for (String target : TARGETS) {
      add("s", "s:1", "svr", target, 0.5, 1);
      add("s", JOINT, "svr", target, 0.7, 1);
    }
    ClaimFinding half = finding(Claim.JOINT_IMPROVES_BOTH);
    assertEquals(2, half.parts().size());
    assertEquals(ClaimVerdict.OPEN, half.verdict());
    assertTrue(half.wanted().contains("m:1"), half::wanted);
    add("m", "m:1", "svr", "arousal", 0.5, 1);
    add("m", JOINT, "svr", "arousal", 0.3, 1);
    assertEquals(ClaimVerdict.FAILS, finding(Claim.JOINT_IMPROVES_BOTH).verdict());
  }

  @Test
  void estimateAndIntervalAreThoseOfThePairedDifferences() {
    double[] alone = {0.1, 0.3, 0.2};
    double[] joint = {0.25, 0.35, 0.2};
    for (int fold = 0; fold < 3; fold++) {
      results.add(result("nested", fold, "s:1", alone[fold]));
      results.add(result("nested", fold, JOINT, joint[fold]));
    }
    ClaimPart part = finding(Claim.JOINT_IMPROVES_BOTH).parts().get(0);
    PairedComparison paired =
        PairedComparison.of(new double[] {0.25 - 0.1, 0.35 - 0.3, 0.0}, 1.0 / 2);
    assertEquals(paired.difference().mean(), part.estimate(), 1e-15);
    assertEquals(paired.difference().halfWidth(), part.halfWidth(), 1e-15);
    assertEquals(3, part.folds());
  }

  @Test
  void everyProtocolIsToldByItsOwnRows() {
    double[][] joint = {{0.6, 0.61, 0.62, 0.6, 0.61}, {0.2, 0.21, 0.22, 0.2, 0.21}};
    for (int fold = 0; fold < 5; fold++) {
      results.add(result("nested", fold, "s:1", 0.4));
      results.add(result("published-2024", fold, "s:1", 0.4));
      results.add(result("nested", fold, JOINT, joint[0][fold]));
      results.add(result("published-2024", fold, JOINT, joint[1][fold]));
    }
    List<ClaimFinding> findings = Claims.of(results, ROLES, Set.of());
    assertEquals(2 * Claim.values().length, findings.size());
    assertEquals(Protocol.NESTED, findings.get(0).protocol());
    assertEquals(ClaimVerdict.HOLDS, findings.get(0).parts().get(0).verdict());
    ClaimFinding published = findings.get(Claim.values().length);
    assertEquals(Protocol.PUBLISHED_2024, published.protocol());
    assertEquals(ClaimVerdict.FAILS, published.parts().get(0).verdict());
  }

  @Test
  void stateOfTheArtIsComparedOnItsOwnDataOnly() {
    study(1, 1);
    ClaimFinding other =
        Claims.of(results, ROLES, Set.of()).get(Claim.SVR_STATE_OF_THE_ART.ordinal());
    assertEquals(ClaimVerdict.ABSENT, other.verdict());
    ClaimPart part = finding(Claim.SVR_STATE_OF_THE_ART).parts().get(0);
    assertEquals(0.563 - 0.02, part.bound(), 1e-12);
  }

  @Test
  void anIntervalThatIsNotKnownDecidesNothing() {
    assertEquals(ClaimVerdict.OPEN, part(1, Double.NaN, 0, 0, true).verdict());
    assertEquals(ClaimVerdict.OPEN, part(0.1, 0.1, 0, 0, true).verdict());
    assertEquals(ClaimVerdict.HOLDS, part(-0.1, 0.05, 0, 0, false).verdict());
    assertEquals(ClaimVerdict.FAILS, part(0.1, 0.05, 0, 0, false).verdict());
  }

  @Test
  void aGainHoldsAboveNothingAndFailsBelowWhatIsTakenForNone() {
    for (double[] found : new double[][] {{0.03, 0.02}, {0.5, 0.1}}) {
      assertEquals(ClaimVerdict.HOLDS, part(found[0], found[1], 0, 0.02, true).verdict());
      assertEquals(ClaimVerdict.FAILS, part(found[0], found[1], 0.02, 0, false).verdict());
    }
    for (double[] found : new double[][] {{0, 0.01}, {-0.1, 0.05}, {0.005, 0.01}}) {
      assertEquals(ClaimVerdict.FAILS, part(found[0], found[1], 0, 0.02, true).verdict());
      assertEquals(ClaimVerdict.HOLDS, part(found[0], found[1], 0.02, 0, false).verdict());
    }
    for (boolean above : new boolean[] {true, false}) {
      ClaimPart slight = part(0.01, 0.005, above ? 0 : 0.02, above ? 0.02 : 0, above);
      assertEquals(ClaimVerdict.OPEN, slight.verdict());
      assertEquals("a gain below 0.02", slight.reason());
    }
    assertEquals(ClaimVerdict.OPEN, part(0.01, 0.02, 0, 0.02, true).verdict());
    assertEquals("", part(0.01, 0.02, 0, 0.02, true).reason());
  }

  @Test
  void fewerThanFiveValuesDecideNothingAndTheReasonIsSaid() {
    study(1, 1);
    results.removeIf(result -> result.cell().fold() == 4);
    ClaimFinding finding = finding(Claim.JOINT_IMPROVES_BOTH);
    assertEquals(ClaimVerdict.OPEN, finding.verdict());
    assertEquals("4 values, at least 5 are needed", finding.reason());
  }

  /** Holm: of four intervals that each miss 0.02 at 5 %, one may do so by chance. */
  @Test
  void oneIntervalOfSeveralAgainstAClaimMustStandHolmsCorrection() {
    ClaimPart holds = new ClaimPart("x", 0.5, 0.1, 0, 0.02, true, 5, 1e-6);
    ClaimPart weak = new ClaimPart("x", -0.1, 0.1, 0, 0.02, true, 5, 0.03);
    ClaimPart strong = new ClaimPart("x", -0.1, 0.01, 0, 0.02, true, 5, 0.012);
    assertEquals(ClaimVerdict.FAILS, weak.verdict());
    assertEquals(ClaimVerdict.OPEN, of(weak, holds, holds, holds).verdict());
    assertEquals(ClaimVerdict.FAILS, of(weak).verdict());
    assertEquals(ClaimVerdict.FAILS, of(strong, holds, holds, holds).verdict());
  }

  private static ClaimFinding of(ClaimPart... parts) {
    return ClaimFinding.of(Claim.JOINT_IMPROVES_BOTH, Protocol.NESTED, List.of(parts), "");
  }

  private static ClaimPart part(
      double estimate, double halfWidth, double bound, double against, boolean above) {
    return new ClaimPart("x", estimate, halfWidth, bound, against, above, 5, 0.001);
  }

  @Test
  void nearOneIsNotBestWhereHalfIs() {
    for (String test : TESTS) {
      for (String target : TARGETS) {
        add(test, test + ":1", "svr", target, 0, 1);
        double[] r2 = {0.3, 0.6, 0.5};
        for (int i = 0; i < r2.length; i++) {
          double share = 0.25 * (i + 1);
          add(
              test,
              test.equals("s") ? "s:1+m:" + share : "s:" + share + "+m:1",
              "svr",
              target,
              r2[i],
              1);
        }
        add(test, JOINT, "svr", target, 0.5, 1);
      }
    }
    ClaimFinding finding = finding(Claim.NEAR_ONE_BEST);
    assertEquals(12, finding.parts().size());
    assertEquals(ClaimVerdict.FAILS, finding.verdict(), finding::toString);
  }

  @Test
  void arousalProfitsMoreOnlyWhereItProfits() {
    for (String test : TESTS) {
      for (String target : TARGETS) {
        add(test, test + ":1", "svr", target, 0.5, 1);
        add(test, JOINT, "svr", target, target.equals("arousal") ? 0.4 : 0.2, 1);
      }
    }
    ClaimFinding finding = finding(Claim.AROUSAL_PROFITS_MORE);
    assertEquals(4, finding.parts().size());
    assertEquals(ClaimVerdict.FAILS, finding.verdict(), finding::toString);
  }

  @Test
  void aBetterModelThatGainsNoMoreDoesNotShowThatJointTrainingNeedsIt() {
    for (String test : TESTS) {
      for (String target : TARGETS) {
        for (String model : List.of("svr", "linear")) {
          double level = model.equals("svr") ? 0.6 : 0.3;
          add(test, test + ":1", model, target, level, 1);
          add(test, JOINT, model, target, level + 0.1, 1);
        }
      }
    }
    assertEquals(ClaimVerdict.FAILS, finding(Claim.NON_LINEAR_NEEDED).verdict());
  }

  @Test
  void whatIsComparedByR2ClaimsNoTimes() {
    String words = Claim.SVR_RIVALS_ENSEMBLE.words();
    assertTrue(words.contains("R²"), words);
    assertTrue(!words.contains("seconds") && !words.contains("hours"), words);
  }

  private static Result result(String protocol, int fold, String train, double value) {
    return new Result(
        new Cell(
            Protocol.parse(protocol),
            Control.NONE,
            0,
            fold,
            "s",
            TrainingSet.parse(train),
            "svr",
            "arousal"),
        Result.R2,
        value);
  }
}
