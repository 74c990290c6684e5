package org.sonaffect.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.server.adapt.Adaptation;
import org.sonaffect.server.adapt.AdaptedModels;
import org.sonaffect.server.owner.Owners.Owner;

/** The model that is served, and those that were adapted from it, each for its owner. */
final class Analysts {
  /** Adapted models that are held ready; others are read again. */
  private static final int AT_HAND = 8;

  private final Analyst served;
  private final @Nullable AdaptedModels adapted;
  private final Map<String, Analyst> atHand =
      new LinkedHashMap<>(AT_HAND, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Analyst> eldest) {
          return size() > AT_HAND;
        }
      };

  private Analysts(Analyst served, @Nullable AdaptedModels adapted) {
    this.served = served;
    this.adapted = adapted;
  }

  /**
   * A served model, and what is adapted from it.
   *
   * @param folder of the adapted ones
   */
  static Analysts of(Analyst served, Path folder) throws IOException {
    TrainedModel model = served.model();
    return new Analysts(
        served, model != null && Adaptation.suits(model) ? new AdaptedModels(folder, model) : null);
  }

  /** The one that all share. */
  Analyst served() {
    return served;
  }

  /** Whether it can be adapted. */
  boolean adapts() {
    return adapted != null;
  }

  /** The adapted ones. */
  AdaptedModels adapted() {
    AdaptedModels models = adapted;
    if (models == null) {
      throw Refusal.of(
          409,
          "not-adaptable",
          "This model cannot be adapted",
          "the model is adapted already or predicts more than arousal and valence, expected an"
              + " original model of these");
    }
    return models;
  }

  /** Refuses a model that is none of the owner's. */
  void check(String id, Owner owner) {
    if (adapted == null || !adapted.has(id, owner)) {
      throw none(id);
    }
  }

  /** An adapted model, for whoever knows its id; null: the served one. */
  Analyst of(@Nullable String id) {
    if (id == null) {
      return served;
    }
    synchronized (atHand) {
      Analyst known = atHand.get(id);
      if (known != null) {
        return known;
      }
    }
    TrainedModel model = null;
    try {
      model = adapted == null ? null : adapted.read(id);
    } catch (ModelException e) {
      System.err.println("sonaffect serve: an adapted model is lost: " + e.getMessage());
    }
    if (model == null) {
      throw none(id);
    }
    Analyst analyst = new ModelAnalyst(model);
    synchronized (atHand) {
      atHand.put(id, analyst);
    }
    return analyst;
  }

  private static Refusal none(String id) {
    return Refusal.notFound(
        "no model \"%s\" of yours; adapted models are kept for %d days, %d of each owner"
            .formatted(Uploads.shown(id), AdaptedModels.KEPT.toDays(), AdaptedModels.OF_ONE_OWNER));
  }

  /** Removes an adapted model. */
  void forget(String id, Owner owner) throws IOException {
    check(id, owner);
    adapted().forget(id, owner);
    synchronized (atHand) {
      atHand.remove(id);
    }
  }

  /** Removes what is too old. */
  void tidy() throws IOException {
    if (adapted != null) {
      adapted.tidy();
    }
  }
}
