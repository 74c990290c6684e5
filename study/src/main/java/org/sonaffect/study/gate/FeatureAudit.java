package org.sonaffect.study.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the features themselves give away: that they were scaled, projected or selected over all
 * rows before any fold was drawn, or that a rating stands among them. Limits in docs/AUDIT.md.
 */
public final class FeatureAudit {
  /** Means and deviations this near to 0 and 1, in standard errors, are no accident. */
  private static final double EXACT = 0.02;

  /** Rounding of features to few decimals may hide no more than this. */
  private static final double LOOSEST = 1e-3;

  /** Part of the columns that must be exact before a table counts as standardised. */
  private static final double SHARE = 0.1;

  /** Part of the columns that must fill a range before a table counts as scaled to it. */
  private static final double RANGED_SHARE = 0.9;

  /** Fewer different values are counts and flags, whose ranges are naturally whole. */
  private static final int DISTINCT = 10;

  /** Columns whose pairs are looked at for a projection. */
  private static final int PAIRED = 30;

  /** Columns from which on a lower edge of their correlations means something. */
  private static final int SELECTED = 20;

  /** Part of the columns just above the edge, within {@link #EDGE} of it, that shows a cut. */
  private static final double CUT_SHARE = 0.15;

  private static final double EDGE = 1.25;

  /** In 1 / sqrt(rows): what columns that know nothing of the ratings seldom all pass. */
  private static final double CHANCE = 1.5;

  /** A rating, but for its scale and rounding. */
  private static final double COPY = 0.9999;

  /** From here on ranks are compared too. */
  private static final double NEARLY = 0.95;

  private FeatureAudit() {}

  /**
   * A rating column.
   *
   * @param name e.g. {@code arousal}
   * @param values one per row
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Ratings(String name, double[] values) {}

  /**
   * What is wrong with a table of features.
   *
   * @param name of the corpus
   * @param columns names of the features
   * @param features a column of values each
   * @param ratings of the same rows
   * @return findings; all but {@code selection-outside-fold} are certain, that one is an inference
   */
  public static List<Finding> of(
      String name, List<String> columns, double[][] features, List<Ratings> ratings) {
    List<Column> varying = new ArrayList<>();
    for (int c = 0; c < features.length; c++) {
      Column column = Column.of(columns.get(c), features[c]);
      if (column.deviation() > 0) {
        varying.add(column);
      }
    }
    List<Finding> findings = new ArrayList<>();
    if (varying.isEmpty() || varying.get(0).values().length < DISTINCT) {
      return findings;
    }
    copies(name, varying, ratings, findings);
    scaled(name, varying, findings);
    selected(name, varying, ratings, findings);
    return findings;
  }

  private static void copies(
      String name, List<Column> columns, List<Ratings> ratings, List<Finding> findings) {
    for (Ratings rating : ratings) {
      Column target = Column.of(rating.name(), rating.values());
      for (Column column : columns) {
        double r = target.deviation() > 0 ? Math.abs(column.correlation(target)) : 0;
        boolean copy = r >= COPY;
        if (copy || (r >= NEARLY && Math.abs(column.ranks().correlation(target.ranks())) >= COPY)) {
          findings.add(
              Finding.of(
                  Rule.RATING_AMONG_FEATURES,
                  String.format(
                      Locale.ROOT,
                      "the feature %s of %s is the rating %s, but for %s (correlation %.6f)",
                      column.name(),
                      name,
                      rating.name(),
                      copy ? "its scale" : "a monotone curve",
                      r)));
        }
      }
    }
  }

  private static void scaled(String name, List<Column> columns, List<Finding> findings) {
    int rows = columns.get(0).values().length;
    double near = Math.min(LOOSEST, EXACT / Math.sqrt(rows));
    List<String> standard =
        columns.stream().filter(c -> c.standard(near)).map(Column::name).toList();
    List<Column> ranged = columns.stream().filter(c -> c.distinct() >= DISTINCT).toList();
    long filled = ranged.stream().filter(Column::fillsRange).count();
    if (standard.size() >= 2 && standard.size() >= SHARE * columns.size()) {
      findings.add(
          transform(
              "%d of %d features of %s have mean 0 and deviation 1 over all its rows, from %s on: they were standardised before the folds were drawn"
                  .formatted(standard.size(), columns.size(), name, standard.get(0))));
    } else if (ranged.size() >= 3 && filled >= RANGED_SHARE * ranged.size()) {
      findings.add(
          transform(
              "%d of %d features of %s range from exactly %s to exactly 1 over all its rows: they were scaled before the folds were drawn"
                  .formatted(filled, ranged.size(), name, "0 or -1")));
    }
    if (projected(columns, near)) {
      findings.add(
          transform(
              "the features of %s are uncorrelated over all its rows: they were projected (PCA) before the folds were drawn"
                  .formatted(name)));
    }
  }

  private static boolean projected(List<Column> columns, double near) {
    int looked = Math.min(PAIRED, columns.size());
    for (int a = 0; a < looked; a++) {
      for (int b = 0; b < a; b++) {
        if (!(Math.abs(columns.get(a).correlation(columns.get(b))) <= near)) {
          return false;
        }
      }
    }
    return looked >= 3;
  }

  private static void selected(
      String name, List<Column> columns, List<Ratings> ratings, List<Finding> findings) {
    if (columns.size() < SELECTED || ratings.isEmpty()) {
      return;
    }
    double[] best = new double[columns.size()];
    for (Ratings rating : ratings) {
      Column target = Column.of(rating.name(), rating.values());
      for (int c = 0; c < best.length && target.deviation() > 0; c++) {
        best[c] = Math.max(best[c], Math.abs(columns.get(c).correlation(target)));
      }
    }
    Arrays.sort(best);
    double chance = CHANCE / Math.sqrt(columns.get(0).values().length);
    long edge = Arrays.stream(best).filter(r -> r <= EDGE * best[0]).count();
    if (best[0] > chance && edge >= CUT_SHARE * best.length) {
      findings.add(
          Finding.of(
              Rule.SELECTION_OUTSIDE_FOLD,
              String.format(
                  Locale.ROOT,
                  "every one of the %d features of %s correlates with a rating by at least %.3f over"
                      + " all its rows, %d of them by less than %.3f: they look selected by the"
                      + " ratings before the folds were drawn",
                  best.length,
                  name,
                  best[0],
                  edge,
                  EDGE * best[0])));
    }
  }

  private static Finding transform(String message) {
    return Finding.of(Rule.TRANSFORM_OUTSIDE_FOLD, message);
  }
}
