package org.sonaffect.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sonaffect.learning.Matrix;
import org.sonaffect.study.run.WholeTraining;

/**
 * Whether intervals made the way the model's are hold on clips that had no part in them: for each
 * outer fold, rules are made from the errors that fits inside its training rows made on other
 * training rows, and judged on its test rows. Nothing of a test row enters, neither its features
 * nor its ratings. The errors inside are those of the pipeline that the search chose by these very
 * inner folds, so if anything the check finds too little coverage.
 */
final class IntervalCheck {
  private final Matrix x;
  private final int[] domain;
  private final int[] group;
  private final double[][] rating;
  private final List<String> domains;
  private final List<String> targets;

  private final double[][] covered;
  private final double[][] width;
  private final double[][] constantCovered;
  private final double[][] constantWidth;
  private final int[][] judged;

  /**
   * A check.
   *
   * @param domain of every row
   * @param group of every row
   * @param rating {@code [target][row]}
   */
  IntervalCheck(
      Matrix x,
      int[] domain,
      int[] group,
      double[][] rating,
      List<String> domains,
      List<String> targets) {
    this.x = x;
    this.domain = domain;
    this.group = group;
    this.rating = rating;
    this.domains = domains;
    this.targets = targets;
    this.covered = new double[domains.size()][targets.size()];
    this.width = new double[domains.size()][targets.size()];
    this.constantCovered = new double[domains.size()][targets.size()];
    this.constantWidth = new double[domains.size()][targets.size()];
    this.judged = new int[domains.size()][targets.size()];
  }

  /** Takes in one outer fold. */
  void add(WholeTraining.Fold fold) {
    DomainErrors inside = DomainErrors.of(x, fold.train(), domain, group, rating, fold.outOfFold());
    for (int d = 0; d < domains.size(); d++) {
      for (int t = 0; t < targets.size(); t++) {
        IntervalRule rule = inside.rule(domains.get(d), d, targets.get(t), t);
        double[] trained = trained(fold.train(), d, t);
        double middle = median(trained);
        double constant =
            Conformal.quantile(Arrays.stream(trained).map(y -> Math.abs(y - middle)).toArray());
        for (int i = 0; i < fold.test().length; i++) {
          int row = fold.test()[i];
          if (domain[row] == d) {
            double[] place = inside.space().place(ClipSpaceFit.features(x, row));
            double half = inside.halfWidth(rule, place, d, t);
            double value = Conformal.bound(fold.tested()[t][i]);
            double y = rating[t][row];
            judged[d][t]++;
            covered[d][t] += Math.abs(y - value) <= half ? 1 : 0;
            width[d][t] += Conformal.width(value, half);
            constantCovered[d][t] += Math.abs(y - middle) <= constant ? 1 : 0;
            constantWidth[d][t] += Conformal.width(middle, constant);
          }
        }
      }
    }
  }

  private double[] trained(int[] rows, int which, int target) {
    return Arrays.stream(rows)
        .filter(row -> domain[row] == which)
        .mapToDouble(row -> rating[target][row])
        .toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : ClipSpaceFit.quantile(sorted, 0.5);
  }

  /**
   * What was found, domain by domain.
   *
   * @param rules the model's own, in the same order
   * @param errors that these were made from
   */
  List<ModelCard.Coverage> findings(List<IntervalRule> rules, DomainErrors errors, double[][] oof) {
    List<ModelCard.Coverage> findings = new ArrayList<>();
    for (int d = 0; d < domains.size(); d++) {
      for (int t = 0; t < targets.size(); t++) {
        IntervalRule rule = rules.get(d * targets.size() + t);
        int n = judged[d][t];
        findings.add(
            new ModelCard.Coverage(
                domains.get(d),
                targets.get(t),
                rule.clips(),
                Conformal.NOMINAL,
                covered[d][t] / n,
                width[d][t] / n,
                constantCovered[d][t] / n,
                constantWidth[d][t] / n,
                shipped(rule, errors, oof[t], d, t),
                words(rule)));
      }
    }
    return findings;
  }

  /** Mean width of the model's own intervals around the out-of-fold predictions. */
  private static double shipped(
      IntervalRule rule, DomainErrors errors, double[] predicted, int which, int target) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < predicted.length; i++) {
      if (errors.domain()[i] == which) {
        double half = rule.halfWidth(errors.around(errors.near()[i], which, target));
        sum += Conformal.width(Conformal.bound(predicted[i]), half);
        count++;
      }
    }
    return sum / count;
  }

  private static String words(IntervalRule rule) {
    if (Double.isInfinite(rule.quantile())) {
      return "%d clips are too few for an interval of 90 %%: it is the whole scale"
          .formatted(rule.clips());
    }
    return rule.adaptive()
        ? String.format(
            Locale.ROOT,
            "%.2f times the mean error around a clip: %.0f %% that of the domain, the rest that of"
                + " the %d nearest clips",
            rule.quantile(),
            100 * rule.shrinkage(),
            Neighbourhood.ERRORS)
        : String.format(Locale.ROOT, "%.3f to either side", rule.quantile());
  }
}
