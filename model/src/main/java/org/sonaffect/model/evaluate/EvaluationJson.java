package org.sonaffect.model.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.model.interval.Conformal;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.folder.SummaryJson;

/** An evaluation as JSON (docs/spec/file-formats.md §11.1). */
public final class EvaluationJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Evaluation evaluation;

  private EvaluationJson(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The whole. */
  public static ObjectNode of(Evaluation evaluation) {
    return new EvaluationJson(evaluation).json();
  }

  /** How a clip is known to be a training clip. */
  static String same(EvaluatedClip.Shared shared) {
    return shared.same().word();
  }

  private ObjectNode json() {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode shared = json.putArray("shared");
    for (EvaluatedClip clip : evaluation.shared()) {
      EvaluatedClip.Shared own = Objects.requireNonNull(clip.shared());
      ObjectNode entry = shared.addObject().put("id", clip.item().id());
      entry.put("corpus", own.corpus()).put("training_clip", own.id()).put("same", same(own));
      SummaryJson.number(entry, "distance", own.distance());
    }
    ObjectNode model = json.putObject("model").put("name", evaluation.card().name());
    model.put("kind", evaluation.card().model());
    model.put("demonstration", evaluation.card().demonstration());
    model.put("compares_content", evaluation.comparesContent());
    evaluation.card().domains().forEach(model.putArray("domains")::add);
    ObjectNode corpus = json.putObject("corpus").put("name", evaluation.corpus());
    corpus.put("domain", evaluation.corpusDomain());
    corpus.put("hash", evaluation.provenance().contentHash());
    corpus.put("features", evaluation.provenance().features());
    corpus.put("synthetic", evaluation.provenance().synthetic());
    corpus.put("clips", evaluation.clips().size()).put("left_out", evaluation.leftOut());
    RatingScale scale = evaluation.provenance().scale();
    ArrayNode ends = corpus.putArray("scale");
    ends.add(Decimals.decimal(scale == null ? -1 : scale.low()));
    ends.add(Decimals.decimal(scale == null ? 1 : scale.high()));
    json.put("domain", evaluation.domain());
    json.put("clips", evaluation.scored().size()).put("groups", evaluation.groups());
    ArrayNode targets = json.putArray("targets");
    for (int t = 0; t < evaluation.targets().size(); t++) {
      target(targets.addObject(), evaluation.targets().get(t), t);
    }
    evaluation.cautions().forEach(json.putArray("cautions")::add);
    evaluation.problems().forEach(json.putArray("problems")::add);
    return json;
  }

  private void target(ObjectNode json, TargetFindings found, int t) {
    json.put("target", found.target());
    ObjectNode scores = json.putObject("scores");
    for (TargetFindings.Score score : found.scores()) {
      put(scores.putObject(score.metric().word()), score.value());
    }
    RatingScale scale = evaluation.provenance().scale();
    for (Metric metric : new Metric[] {Metric.RMSE, Metric.MAE}) {
      double value = found.score(metric).value();
      SummaryJson.number(
          (ObjectNode) scores.path(metric.word()),
          "on_scale",
          scale == null ? value : scale.unmapDeviation(value));
    }
    ObjectNode intervals = json.putObject("intervals");
    SummaryJson.number(intervals, "nominal", Conformal.NOMINAL);
    put(intervals.putObject("covered"), found.covered());
    SummaryJson.number(intervals, "width", found.width());
    ObjectNode novelty = json.putObject("novelty");
    put(novelty.putObject("rank_correlation"), found.noveltyRank());
    ArrayNode ranges = novelty.putArray("ranges");
    for (TargetFindings.NoveltyRange range : found.byNovelty()) {
      ObjectNode entry = ranges.addObject();
      SummaryJson.number(entry, "from", range.from());
      SummaryJson.number(entry, "to", range.to());
      entry.put("clips", range.clips());
      SummaryJson.number(entry, "mae", range.error());
      SummaryJson.number(entry, "covered", range.covered());
    }
    recalibration(json, found.recalibration());
    ArrayNode worst = json.putArray("worst");
    for (EvaluatedClip clip : found.worst()) {
      ObjectNode entry = worst.addObject().put("id", clip.item().id());
      entry.put("file", evaluation.file(clip));
      SummaryJson.number(entry, "rated", clip.rating().get(t));
      SummaryJson.number(entry, "predicted", clip.estimate(t).value());
      SummaryJson.number(entry, "novelty", clip.affect().novelty());
    }
  }

  private static void recalibration(ObjectNode json, @Nullable Recalibration found) {
    if (found == null) {
      json.putNull("recalibration");
      return;
    }
    ObjectNode line = json.putObject("recalibration");
    SummaryJson.number(line, "offset", found.offset());
    SummaryJson.number(line, "slope", found.slope());
    SummaryJson.number(line, "r2", found.r2());
    SummaryJson.number(line, "rmse", found.rmse());
    SummaryJson.number(line, "ccc", found.ccc());
    SummaryJson.number(line, "squared_error_less", found.gain().difference().mean());
    SummaryJson.number(line, "low", found.gain().difference().low());
    SummaryJson.number(line, "high", found.gain().difference().high());
  }

  private static void put(ObjectNode json, ClipBootstrap value) {
    SummaryJson.number(json, "value", value.value());
    SummaryJson.number(json, "low", value.low());
    SummaryJson.number(json, "high", value.high());
  }

  /** What is undefined becomes null. */
}
