package org.sonaffect.model.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Item;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.Neighbourhood;
import org.sonaffect.model.interval.Conformal;
import org.sonaffect.study.StudyException;

/**
 * Clips that other listeners have rated, and what a model says of them. Of a clip that it was
 * trained on it says what its fit on other clips said (the prediction out of fold, kept in the
 * file), so that nothing seems to be known better than it is of new clips.
 *
 * @param value {@code [target][clip]} predicted by the core, or out of fold, taken to [-1, 1]
 * @param rating {@code [target][clip]}
 * @param half {@code [target][clip]}: half the width of the model's own intervals
 * @param place {@code [clip]} in the model's space
 * @param group of each clip; null stands alone
 * @param known how many of them are training clips of the model
 */
@SuppressWarnings("ArrayRecordComponent")
record ListenerClips(
    double[][] value,
    double[][] rating,
    double[][] half,
    double[][] place,
    @Nullable String[] group,
    int known) {
  /** Two clips so near are one. */
  private static final double SAME = 1e-6;

  /**
   * Predicts the clips of a corpus.
   *
   * @throws StudyException where it lacks features of the model
   */
  static ListenerClips of(TrainedModel model, Corpus corpus, int domain) {
    float[][] features = features(model.columns(), corpus);
    int n = features.length;
    int targets = model.targets().size();
    double[] rows = new double[n * model.columns().size()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < features[i].length; j++) {
        rows[i * features[i].length + j] = features[i][j];
      }
    }
    int[] domains = new int[n];
    Arrays.fill(domains, domain);
    double[][] value = model.core().predict(new Matrix(n, model.columns().size(), rows), domains);
    double[][] rating = new double[targets][n];
    double[][] half = new double[targets][n];
    double[][] place = new double[n][];
    @Nullable String[] group = new @Nullable String[n];
    Neighbourhood neighbourhood = new Neighbourhood(model);
    int known = 0;
    for (int i = 0; i < n; i++) {
      Item item = corpus.items().get(i);
      place[i] = model.space().place(features[i]);
      double[] distances = model.space().distances(place[i]);
      int[] order = Neighbourhood.order(distances);
      ReferenceClip own = distances[order[0]] < SAME ? model.clips().get(order[0]) : null;
      if (own != null) {
        known++;
        order = Arrays.stream(order).filter(j -> distances[j] >= SAME).toArray();
      }
      group[i] = item.group();
      for (int t = 0; t < targets; t++) {
        value[t][i] = Conformal.bound(own == null ? value[t][i] : own.outOfFold().get(t));
        rating[t][i] = model.targets().get(t).equals("arousal") ? item.arousal() : item.valence();
        half[t][i] =
            model
                .intervals()
                .get(domain * targets + t)
                .halfWidth(neighbourhood.error(order, domain, t));
      }
    }
    return new ListenerClips(value, rating, half, place, group, known);
  }

  /** The model's features of each clip, whatever the order of the corpus's columns. */
  private static float[][] features(List<String> wanted, Corpus corpus) {
    Map<String, Integer> at = new HashMap<>();
    List<String> found = corpus.features().columns();
    for (int j = 0; j < found.size(); j++) {
      at.put(found.get(j), j);
    }
    List<String> missing = wanted.stream().filter(name -> !at.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new StudyException(
          "corpus %s lacks %d of the model's %d features, %s among them"
              .formatted(corpus.name(), missing.size(), wanted.size(), missing.get(0)));
    }
    int[] order = wanted.stream().mapToInt(name -> at.getOrDefault(name, -1)).toArray();
    float[][] features = new float[corpus.items().size()][order.length];
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < order.length; j++) {
        features[i][j] = corpus.features().values()[i][order[j]];
      }
    }
    return features;
  }

  /** How many. */
  int size() {
    return place.length;
  }

  /**
   * Folds over some of them: groups whole, dealt out at random and as many to each fold as can be,
   * whatever their sizes. So another seed gives other folds, also where no two groups are of one
   * size.
   */
  List<Split> splits(int[] rows, int count, Seeds seeds) {
    List<int[]> groups = grouped(rows);
    int[] ofGroup =
        Folds.stratified(
            new int[groups.size()], new @Nullable String[groups.size()], count, seeds.value());
    int[] ofClip = new int[size()];
    for (int g = 0; g < ofGroup.length; g++) {
      for (int i : groups.get(g)) {
        ofClip[i] = ofGroup[g];
      }
    }
    return Folds.splits(rows, Arrays.stream(rows).map(i -> ofClip[i]).toArray(), count);
  }

  /** How many groups some of them make. */
  int groups(int[] rows) {
    return grouped(rows).size();
  }

  /** The clips of each group, groups in the order of their first clips. */
  List<int[]> grouped(int[] rows) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i : rows) {
      String name = group[i];
      groups
          .computeIfAbsent(name == null ? "clip " + i : "group " + name, g -> new ArrayList<>())
          .add(i);
    }
    return groups.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** The mean over groups of the means within them: a recording counts once, however cut up. */
  double mean(int[] rows, IntToDoubleFunction of) {
    List<int[]> groups = grouped(rows);
    double sum = 0;
    for (int[] own : groups) {
      double inside = 0;
      for (int i : own) {
        inside += of.applyAsDouble(i);
      }
      sum += inside / own.length;
    }
    return sum / groups.size();
  }
}
