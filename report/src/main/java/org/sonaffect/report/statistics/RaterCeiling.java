package org.sonaffect.report.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/**
 * The highest R2 that mean ratings allow. The mean over k raters whose ratings of a clip have the
 * variance s^2 carries the error variance s^2 / k, which nobody can predict. So R2 is at most the
 * reliability of the means, 1 - mean(s^2) / (k Var(mean ratings)): the intraclass correlation
 * ICC(1, k) of Shrout and Fleiss (Psychological Bulletin 86, 1979) with (n - 1) in place of n in
 * Var. Where the same raters heard all clips, their leanings count as disagreement here though they
 * are common to all clips, and the true ceiling lies higher.
 *
 * @param corpus the corpus
 * @param target {@code arousal} or {@code valence}
 * @param clips with a known deviation
 * @param raters a clip, of clips with different numbers the fewest
 * @param r2 the ceiling
 * @param rmse its counterpart: the least RMSE, in units of ratings in [-1, 1]
 */
public record RaterCeiling(
    String corpus, String target, int clips, int raters, double r2, double rmse) {

  /** The ceilings of a run, by corpus and target; none where no deviations are known. */
  public static List<RaterCeiling> of(RunFolder run) {
    Map<String, RatedClip> clips = new HashMap<>();
    List<RunRows.Raters> raters = run.readIfAny(RunColumns.RATERS);
    if (!raters.isEmpty()) {
      run.clips().forEach(clip -> clips.put(clip.name(), clip));
    }
    Map<List<String>, Sums> sums = new LinkedHashMap<>();
    for (RunRows.Raters row : raters) {
      RatedClip clip = clips.get(row.corpus() + "/" + row.id());
      if (clip != null) {
        sum(sums, List.of(row.corpus(), "arousal"), row.raters(), clip.arousal(), row.arousalSd());
        sum(sums, List.of(row.corpus(), "valence"), row.raters(), clip.valence(), row.valenceSd());
      }
    }
    List<RaterCeiling> ceilings = new ArrayList<>();
    sums.forEach(
        (key, s) -> {
          if (s.ratings.size() > 1) {
            ceilings.add(s.ceiling(key.get(0), key.get(1)));
          }
        });
    return ceilings;
  }

  /**
   * The ceiling of some clips; none where deviations or the numbers of raters are unknown.
   *
   * @param raters of each clip; 0 where unknown
   */
  public static Optional<RaterCeiling> of(
      String corpus, String target, int[] raters, double[] ratings, double[] deviations) {
    Map<List<String>, Sums> sums = new LinkedHashMap<>();
    for (int i = 0; i < ratings.length; i++) {
      if (raters[i] > 0) {
        sum(sums, List.of(corpus, target), raters[i], ratings[i], deviations[i]);
      }
    }
    return sums.values().stream()
        .filter(s -> s.ratings.size() > 1)
        .map(s -> s.ceiling(corpus, target))
        .findFirst();
  }

  private static void sum(
      Map<List<String>, Sums> sums, List<String> key, int raters, double rating, double deviation) {
    if (Double.isFinite(deviation)) {
      Sums known = Objects.requireNonNull(sums.computeIfAbsent(key, k -> new Sums(raters)));
      known.ratings.add(rating);
      known.variance += deviation * deviation;
      known.error += deviation * deviation / raters;
      known.fewest = Math.min(known.fewest, raters);
      known.most = Math.max(known.most, raters);
    }
  }

  /** What one ceiling is made of. */
  private static final class Sums {
    private final List<Double> ratings = new ArrayList<>();
    private double variance;
    private double error;
    private int fewest;
    private int most;

    Sums(int raters) {
      fewest = raters;
      most = raters;
    }

    RaterCeiling ceiling(String corpus, String target) {
      int n = ratings.size();
      double mean = ratings.stream().mapToDouble(Double::doubleValue).sum() / n;
      double squares = ratings.stream().mapToDouble(y -> (y - mean) * (y - mean)).sum();
      double noise = fewest == most ? variance / n / fewest : error / n;
      return new RaterCeiling(
          corpus, target, n, fewest, 1 - noise / (squares / (n - 1)), Math.sqrt(noise));
    }
  }
}
