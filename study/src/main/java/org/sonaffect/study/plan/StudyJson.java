package org.sonaffect.study.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.signal.SignalText;
import org.sonaffect.automl.space.Point;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.corpus.file.PlainNumber;
import org.sonaffect.learning.grid.Halving;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.study.Augmentation;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.ControlPlan;
import org.sonaffect.study.FoldSettings;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Presentation;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyModel;

/** A study and its corpora as results.json states them. */
public final class StudyJson {
  private StudyJson() {}

  /** What was asked for, defaults written out. */
  public static ObjectNode study(StudyPlan plan) {
    StudyFile study = plan.study();
    ObjectNode json = new ObjectMapper().createObjectNode();
    texts(json.putArray("protocols"), study.protocols().stream().map(Protocol::word).toList());
    texts(json.putArray("targets"), study.targets().stream().map(RatingTarget::word).toList());
    texts(
        json.putArray("mixtures"),
        study.mixtures().stream().map(m -> m.of(plan.rows().names()).label()).toList());
    if (!study.sets().equals(FeatureSets.DEFAULT)) {
      texts(json.putArray("sets"), study.sets().sets().stream().map(FeatureSet::title).toList());
    }
    if (!study.sets().signal().isNone()) {
      json.put("signal", SignalText.of(study.sets().signal()));
    }
    if (!study.leaveOut().isEmpty()) {
      texts(json.putArray("leave_out"), study.leaveOut());
    }
    ArrayNode models = json.putArray("models");
    for (StudyModel any : study.models()) {
      ObjectNode entry = models.addObject();
      entry.put("name", any.name());
      if (any instanceof AutoMlModel automl) {
        budget(entry, automl);
        continue;
      }
      if (!(any instanceof ModelGrid model)) {
        entry.put("chooses", any instanceof JointModel ? JointModel.SEPARATE : AutoMlModel.NAME);
        continue;
      }
      entry.put("points", model.grid().size());
      ArrayNode rungs = entry.putArray("rungs");
      for (Halving.Rung rung : model.halving().rungs(model.grid().size())) {
        rungs.addObject().put("points", rung.points()).put("share", ShortDecimal.of(rung.share()));
      }
    }
    FoldSettings settings = study.folds();
    ObjectNode folds = json.putObject("folds");
    folds.put("count", plan.folds().count());
    folds.put("inner", settings.inner());
    folds.put("repeats", settings.repeats());
    folds.put("min_stratum", settings.minStratum());
    folds.put("given", settings.given());
    ArrayNode controls = json.putArray("controls");
    for (ControlPlan control : study.controls()) {
      controls.addObject().put("randomise", control.corpus()).put("draws", control.draws());
    }
    if (study.learningCurve() != null) {
      ArrayNode shares = json.putObject("learning_curve").putArray("shares");
      study.learningCurve().shares().forEach(share -> shares.add(ShortDecimal.of(share)));
    }
    if (study.transfer() != null) {
      ArrayNode labelled = json.putObject("transfer").putArray("labelled");
      study.transfer().labelled().forEach(labelled::add);
    }
    Augmentation augment = plan.variants().augment();
    if (!augment.none()) {
      ObjectNode changed = json.putObject("augment").put("version", Change.VERSION);
      texts(
          changed.putArray("variants"), augment.variants().stream().map(Change::toString).toList());
      texts(
          changed.putArray("compared"), augment.compared().stream().map(Change::toString).toList());
    }
    json.put("seed", study.seed());
    json.put("quick", study.quick() == null);
    return json;
  }

  private static void budget(ObjectNode entry, AutoMlModel automl) {
    Duration time = automl.budget().time();
    if (time != null) {
      entry.put("seconds", time.toSeconds());
    }
    if (automl.budget().maxTrials() < Integer.MAX_VALUE) {
      entry.put("trials", automl.budget().maxTrials());
    }
    if (!automl.memoryByTable()) {
      entry.put("memory_mib", automl.budget().memoryBytes() >> 20);
    }
    entry.put("repeats", automl.repeats());
    if (automl.form() != AutoMlForm.ENSEMBLE) {
      entry.put("form", automl.form().word());
    }
    if (!automl.first().isEmpty()) {
      texts(entry.putArray("first"), automl.first().stream().map(Point::text).toList());
    }
  }

  /** The corpora, with what identifies their content. */
  public static ArrayNode corpora(StudyPlan plan) {
    ArrayNode json = new ObjectMapper().createArrayNode();
    for (int c = 0; c < plan.rows().corpora().size(); c++) {
      Corpus corpus = plan.rows().corpora().get(c);
      int[] rows = plan.rows().rowsOf(c);
      ObjectNode entry = json.addObject();
      entry.put("name", corpus.name());
      entry.put("domain", corpus.domain());
      entry.put("clips", corpus.items().size());
      entry.put("groups", Arrays.stream(rows).map(plan.groups()::root).distinct().count());
      entry.put(
          "strata", Arrays.stream(rows).map(r -> plan.strata().within()[r]).distinct().count());
      entry.put("features", corpus.features().columns().size());
      entry.put("feature_source", corpus.provenance().features());
      entry.put("hash", corpus.provenance().contentHash());
      entry.put("synthetic", corpus.provenance().synthetic());
      if (corpus.provenance().licence() != null) {
        entry.put("licence", corpus.provenance().licence());
      }
      entry.put("rater_deviations", hasDeviations(corpus));
    }
    return json;
  }

  /** How the results are to be read; no part of a run's identity. */
  public static ObjectNode presentation(StudyPlan plan) {
    Presentation presentation = plan.study().presentation();
    ObjectNode json = new ObjectMapper().createObjectNode();
    ObjectNode roles = json.putObject("roles");
    if (presentation.sounds() != null) {
      roles.put("sounds", presentation.sounds());
    }
    if (presentation.music() != null) {
      roles.put("music", presentation.music());
    }
    texts(json.putArray("published"), presentation.published());
    if (presentation.headline() != null) {
      json.put("headline", presentation.headline());
    }
    ObjectNode scales = json.putObject("scales");
    for (Corpus corpus : plan.rows().corpora()) {
      RatingScale scale = corpus.provenance().scale();
      if (scale != null) {
        scales
            .putArray(corpus.name())
            .add(new BigDecimal(PlainNumber.of(scale.low())))
            .add(new BigDecimal(PlainNumber.of(scale.high())));
      }
    }
    ObjectNode formats = json.putObject("formats");
    for (Corpus corpus : plan.rows().corpora()) {
      formats.put(corpus.name(), corpus.provenance().format().word());
    }
    return json;
  }

  private static boolean hasDeviations(Corpus corpus) {
    return corpus.items().stream()
        .anyMatch(item -> Double.isFinite(item.arousalSd()) || Double.isFinite(item.valenceSd()));
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
