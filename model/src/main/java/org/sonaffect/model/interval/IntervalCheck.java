package org.sonaffect.model.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.explain.ClipSpaceFit;
import org.sonaffect.model.explain.Neighbourhood;
import org.sonaffect.study.run.OuterFold;

/**
 * Whether intervals made the way the model's are hold on clips that had no part in them: for each
 * outer fold, rules are made from the errors that fits inside its training rows made on other
 * training rows, and judged on its test rows. Nothing of a test row enters, neither its features
 * nor its ratings. The errors inside are those of the pipeline that the search chose by these very
 * inner folds, so if anything the check finds too little coverage.
 *
 * <p>Where a study compares changes, the changed test clips are judged by the same rules.
 *
 * <p>A prediction without a given domain takes the rule of the domain that the nearest training
 * clips vote for. So each test clip is judged by that rule, too; its value stays that of its own
 * domain.
 */
public final class IntervalCheck {
  private final Matrix x;
  private final int[] domain;
  private final int[] group;
  private final double[][] rating;
  private final List<String> domains;
  private final List<String> targets;

  private final int[][] fewest;
  private final int[][] adapted;
  private final boolean[][] endless;
  private int folds;
  private final double[][] covered;
  private final double[][] guessed;
  private final double[][] width;
  private final double[][] constantCovered;
  private final double[][] constantWidth;
  private final int[][] judged;
  private final ChangedMisses[][] changed;

  /**
   * A check.
   *
   * @param x the rows of clips, and behind them those of changed ones
   * @param domain of every clip
   * @param group of every clip
   * @param rating {@code [target][row]}
   * @param compared the changes of test clips that are compared
   * @param all the outer folds that will be taken in
   */
  public IntervalCheck(
      Matrix x,
      int[] domain,
      int[] group,
      double[][] rating,
      List<String> domains,
      List<String> targets,
      List<Change> compared,
      List<OuterFold> all) {
    this.x = x;
    this.domain = domain;
    this.group = group;
    this.rating = rating;
    this.domains = domains;
    this.targets = targets;
    this.fewest = new int[domains.size()][targets.size()];
    this.adapted = new int[domains.size()][targets.size()];
    this.endless = new boolean[domains.size()][targets.size()];
    for (int d = 0; d < fewest.length; d++) {
      for (int t = 0; t < fewest[d].length; t++) {
        fewest[d][t] = fewest(all, d, t);
      }
    }
    this.covered = new double[domains.size()][targets.size()];
    this.guessed = new double[domains.size()][targets.size()];
    this.width = new double[domains.size()][targets.size()];
    this.constantCovered = new double[domains.size()][targets.size()];
    this.constantWidth = new double[domains.size()][targets.size()];
    this.judged = new int[domains.size()][targets.size()];
    this.changed = new ChangedMisses[domains.size()][targets.size()];
    for (ChangedMisses[] ofDomain : changed) {
      Arrays.setAll(ofDomain, t -> new ChangedMisses(compared));
    }
  }

  /** Clips of a domain that a fold's rule is made from, in the fold that has fewest. */
  private int fewest(List<OuterFold> all, int which, int target) {
    int least = Integer.MAX_VALUE;
    for (OuterFold fold : all) {
      int count = 0;
      for (int i = 0; i < fold.train().length; i++) {
        boolean known = Double.isFinite(fold.outOfFold()[target][i]);
        count += domain[fold.train()[i]] == which && known ? 1 : 0;
      }
      least = Math.min(least, count);
    }
    return least;
  }

  /** As of {@link Conformal#rule}, for the model's own rules too. */
  public int fewest(int which, int target) {
    return fewest[which][target];
  }

  /** Takes in one outer fold. */
  public void add(OuterFold fold) {
    DomainErrors inside = DomainErrors.of(x, fold.train(), domain, group, rating, fold.outOfFold());
    IntervalRule[][] rules = new IntervalRule[domains.size()][targets.size()];
    for (int d = 0; d < domains.size(); d++) {
      for (int t = 0; t < targets.size(); t++) {
        rules[d][t] = inside.rule(domains.get(d), d, targets.get(t), t, fewest[d][t]);
        adapted[d][t] += rules[d][t].adaptive() ? 1 : 0;
        endless[d][t] |= Double.isInfinite(rules[d][t].quantile());
      }
    }
    for (int i = 0; i < fold.test().length; i++) {
      int row = fold.test()[i];
      int d = domain[row];
      double[] place = inside.space().place(ClipSpaceFit.features(x, row));
      int[] order = Neighbourhood.order(inside.space().distances(place));
      int vote = Neighbourhood.vote(order, inside.domain(), domains.size());
      for (int t = 0; t < targets.size(); t++) {
        double half = inside.halfWidth(rules[d][t], order, d, t);
        double value = Conformal.bound(fold.tested()[t][i]);
        double miss = Math.abs(rating[t][row] - value);
        judged[d][t]++;
        covered[d][t] += miss <= half ? 1 : 0;
        guessed[d][t] += miss <= inside.halfWidth(rules[vote][t], order, vote, t) ? 1 : 0;
        width[d][t] += Conformal.width(value, half);
      }
    }
    changed(fold, inside, rules);
    constant(fold);
    folds++;
  }

  /** The test clips after each change, by the rules of the fold. */
  private void changed(OuterFold fold, DomainErrors inside, IntervalRule[][] rules) {
    for (int i = 0; i < fold.compared().length; i++) {
      int row = fold.test()[i % fold.test().length];
      if (fold.compared()[i] == row) {
        continue; // the change makes no other clip of it
      }
      int change = i / fold.test().length;
      int d = domain[row];
      double[] place = inside.space().place(ClipSpaceFit.features(x, fold.compared()[i]));
      int[] order = Neighbourhood.order(inside.space().distances(place));
      for (int t = 0; t < targets.size(); t++) {
        double half = inside.halfWidth(rules[d][t], order, d, t);
        double value = Conformal.bound(fold.changed()[t][i]);
        changed[d][t].add(folds, change, Math.abs(rating[t][row] - value), half);
      }
    }
  }

  /**
   * The share of the changed test clips whose rating was in the interval, which is wider around
   * excerpts: by what the other folds say.
   *
   * @param change the place of the change among those that are compared
   * @return NaN where a fold had too few clips for a finite interval
   */
  public double coverageChanged(int which, int target, int change) {
    return endless[which][target] ? Double.NaN : changed[which][target].coverage(change);
  }

  /** How much wider intervals are around excerpts of clips; empty where none were compared. */
  public List<IntervalRule.Excerpt> excerpts(int which, int target) {
    return endless[which][target] ? List.of() : changed[which][target].excerpts();
  }

  /** Intervals around the median training rating of each domain. */
  private void constant(OuterFold fold) {
    for (int d = 0; d < domains.size(); d++) {
      for (int t = 0; t < targets.size(); t++) {
        double[] trained = trained(fold.train(), d, t);
        double middle = median(trained);
        double half =
            Conformal.quantile(Arrays.stream(trained).map(y -> Math.abs(y - middle)).toArray());
        for (int row : fold.test()) {
          if (domain[row] == d) {
            constantCovered[d][t] += Math.abs(rating[t][row] - middle) <= half ? 1 : 0;
            constantWidth[d][t] += Conformal.width(middle, half);
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
  public List<ModelCard.Coverage> findings(
      List<IntervalRule> rules, DomainErrors errors, double[][] oof) {
    List<ModelCard.Coverage> findings = new ArrayList<>();
    for (int d = 0; d < domains.size(); d++) {
      for (int t = 0; t < targets.size(); t++) {
        IntervalRule rule = rules.get(d * targets.size() + t);
        int n = judged[d][t];
        // A fold's rule of the whole scale says nothing about a finite one.
        boolean other = endless[d][t] && Double.isFinite(rule.quantile());
        findings.add(
            new ModelCard.Coverage(
                domains.get(d),
                targets.get(t),
                rule.clips(),
                Conformal.NOMINAL,
                other ? Double.NaN : covered[d][t] / n,
                other ? Double.NaN : guessed[d][t] / n,
                other ? Double.NaN : width[d][t] / n,
                constantCovered[d][t] / n,
                constantWidth[d][t] / n,
                shipped(rule, errors, oof[t], d, t),
                words(rule) + kinds(rule, d, t)));
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

  /** The choice is made again in each fold, and may differ there. */
  private String kinds(IntervalRule rule, int which, int target) {
    int alike = rule.adaptive() ? adapted[which][target] : folds - adapted[which][target];
    return alike == folds
        ? ""
        : "; in %d of %d folds of the check the widths %s"
            .formatted(
                folds - alike, folds, rule.adaptive() ? "were constant" : "followed the clip");
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
