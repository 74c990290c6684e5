package org.sonaffect.model.calibrate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Item;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ModelFeatures;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.KnownClips;
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
 * @param groups of the clips
 * @param known how many of them are training clips of the model
 */
@SuppressWarnings("ArrayRecordComponent")
record ListenerClips(
    double[][] value,
    double[][] rating,
    double[][] half,
    double[][] place,
    ClipGroups groups,
    int known) {
  /**
   * Predicts the clips of a corpus.
   *
   * @param prints the fingerprints of the clips; null for one that has none
   * @throws StudyException where it lacks features of the model
   */
  static ListenerClips of(
      TrainedModel model, Corpus corpus, List<@Nullable Fingerprint> prints, int domain) {
    float[][] features = ModelFeatures.of(model.columns(), corpus);
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
    Neighbourhood neighbourhood = new Neighbourhood(model);
    KnownClips trained = new KnownClips(model);
    int known = 0;
    for (int i = 0; i < n; i++) {
      Item item = corpus.items().get(i);
      place[i] = model.space().place(features[i]);
      double[] distances = model.space().distances(place[i]);
      int[] order = Neighbourhood.order(distances);
      KnownClips.Match match =
          trained.match(item.contentHash(), prints.get(i), distances, order).orElse(null);
      ReferenceClip own = match == null ? null : trained.clip(match);
      if (match != null) {
        known++;
        order = KnownClips.others(distances, order, match);
      }
      for (int t = 0; t < targets; t++) {
        value[t][i] = Conformal.bound(own == null ? value[t][i] : own.outOfFold().get(t));
        rating[t][i] = item.rating(model.targets().get(t));
        half[t][i] =
            model
                .intervals()
                .get(domain * targets + t)
                .halfWidth(neighbourhood.error(order, domain, t));
      }
    }
    return new ListenerClips(value, rating, half, place, ClipGroups.of(corpus.items()), known);
  }

  /** How many. */
  int size() {
    return place.length;
  }
}
