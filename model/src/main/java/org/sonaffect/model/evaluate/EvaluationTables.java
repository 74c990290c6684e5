package org.sonaffect.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.model.explain.Neighbour;
import org.sonaffect.model.interval.Conformal;
import org.sonaffect.report.page.Columns;
import org.sonaffect.report.page.Table;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.report.text.Numbers;

/** The tables of an evaluation, for page and terminal alike. */
final class EvaluationTables {
  private static final RatingScale USUAL = new RatingScale(-1, 1);

  private final Evaluation evaluation;
  private final RatingScale scale;
  private final boolean otherScale;

  EvaluationTables(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.scale = Objects.requireNonNullElse(evaluation.provenance().scale(), USUAL);
    this.otherScale = !scale.equals(USUAL);
  }

  private static Table table(
      String caption, String header, int labels, List<List<Table.Entry>> rows) {
    return new Table("evaluation", caption, Table.header(header), labels, rows);
  }

  /** Scores and coverage: what matters most. */
  Table scores() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (TargetFindings found : evaluation.targets()) {
      for (TargetFindings.Score score : found.scores()) {
        ClipBootstrap value = score.value();
        boolean inRatings = score.metric() == Metric.RMSE || score.metric() == Metric.MAE;
        rows.add(
            row(
                found,
                score.metric().title(),
                Numbers.score(value.value()),
                range(value.low(), value.high()),
                inRatings ? value.value() : Double.NaN));
      }
      ClipBootstrap covered = found.covered();
      rows.add(
          row(
              found,
              "ratings inside 90 % intervals",
              percent(covered.value()),
              Double.isFinite(covered.low())
                  ? percent(covered.low()) + " to " + percent(covered.high())
                  : "–",
              Double.NaN));
      rows.add(
          row(found, "width of these intervals", Numbers.score(found.width()), "", found.width()));
    }
    return table(
        "%s that the model was not trained on. Ratings from −1 to 1; 95 %% bootstrap intervals over %s."
            .formatted(
                capital(clips()),
                evaluation.groups() < evaluation.scored().size()
                    ? evaluation.groups() + " groups of clips"
                    : "clips"),
        "Target | Measure | Value | 95\u00a0%\u00a0interval"
            + (otherScale ? " | On\u00a0" + scale.toString().replace(' ', '\u00a0') : ""),
        2,
        rows);
  }

  /** A row with what a difference of ratings is on the corpus's own scale, if that is another. */
  private List<Table.Entry> row(
      TargetFindings found, String measure, String value, String interval, double difference) {
    List<Table.Entry> row = Table.row(found.target(), measure, value, interval);
    if (otherScale) {
      row.add(
          Table.Entry.of(
              Double.isNaN(difference) ? "" : Numbers.score(scale.unmapDeviation(difference))));
    }
    return row;
  }

  /** Clips that the model was trained on. */
  Table shared() {
    return new Columns<EvaluatedClip>()
        .label("Clip", clip -> clip.item().id())
        .value("Training clip", clip -> name(known(clip).corpus(), known(clip).id()))
        .value("What they share", clip -> same(known(clip)))
        .value("Distance", clip -> Numbers.score(known(clip).distance()))
        .table(
            "evaluation",
            "Clips that the model was trained on; none of them is in any score. The distance is in"
                + " units of the median distance of a training clip to its nearest others.",
            evaluation.shared());
  }

  private static EvaluatedClip.Shared known(EvaluatedClip clip) {
    return Objects.requireNonNull(clip.shared());
  }

  private static String same(EvaluatedClip.Shared shared) {
    return switch (shared.same()) {
      case CONTENT -> "the same content";
      case RECORDING -> "the same recording";
      case FEATURES -> "nearly the same features";
    };
  }

  /** Error by novelty. */
  Table novelty() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (TargetFindings found : evaluation.targets()) {
      for (TargetFindings.NoveltyRange range : found.byNovelty()) {
        rows.add(
            Table.row(
                found.target(),
                words(range),
                range.clips(),
                Numbers.score(range.error()),
                percent(range.covered())));
      }
    }
    return table(
        "Mean absolute error by novelty, and the share of ratings inside the intervals. Novelty "
            + "is the share of training clips that are nearer to the others than this clip is.",
        "Target | Novelty | Clips | MAE | Covered",
        2,
        rows);
  }

  private static String words(TargetFindings.NoveltyRange range) {
    if (range.from() == range.to()) {
      return "1: farther than every training clip";
    }
    return String.format(Locale.ROOT, "%.1f to %.1f", range.from(), range.to());
  }

  /** What a straight line would give. */
  Table recalibration() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (TargetFindings found : evaluation.targets()) {
      Recalibration line = found.recalibration();
      if (line != null) {
        Interval gain = line.gain().difference();
        rows.add(
            Table.row(
                found.target(),
                "%s %s %s × prediction"
                    .formatted(
                        Numbers.score(line.offset()),
                        line.slope() < 0 ? "−" : "+",
                        Numbers.score(Math.abs(line.slope()))),
                change(found.score(Metric.R2).value(), line.r2()),
                change(found.score(Metric.RMSE).value(), line.rmse()),
                change(found.score(Metric.CCC).value(), line.ccc()),
                Numbers.signed(gain.mean()) + " (" + range(gain.low(), gain.high()) + ")"));
      }
    }
    return table(
        "A straight line from predictions to ratings by least squares. Its scores are of clips that"
            + " it was not fitted on: %d times %d folds, groups whole. The gain is in mean squared"
                .formatted(Recalibration.REPEATS, Recalibration.FOLDS)
            + " error, with its 95 % interval (Nadeau and Bengio 2003).",
        "Target | Line | R² | RMSE | CCC | Gain",
        1,
        rows);
  }

  private static String change(double from, double to) {
    return Numbers.score(from) + " → " + Numbers.score(to);
  }

  /** The clips with the largest errors of a target. */
  Table worst(TargetFindings found) {
    int t = evaluation.targets().indexOf(found);
    return new Columns<EvaluatedClip>()
        .label("Clip", this::clip)
        .value("Category", clip -> Objects.requireNonNullElse(clip.item().category(), "–"))
        .value("Rated", clip -> Numbers.score(clip.rating().get(t)))
        .value("Predicted", clip -> Numbers.score(clip.estimate(t).value()))
        .value("Interval", clip -> range(clip.estimate(t).low(), clip.estimate(t).high()))
        .value("Novelty", c -> String.format(Locale.ROOT, "%.2f", c.affect().novelty()))
        .value("Nearest training clip", clip -> nearest(clip.affect().nearest()))
        .table(
            "evaluation",
            "The %d clips with the largest errors in %s."
                .formatted(found.worst().size(), found.target()),
            found.worst());
  }

  private String nearest(List<Neighbour> clips) {
    return clips.isEmpty() ? "–" : name(clips.get(0).corpus(), clips.get(0).id());
  }

  /** The answer in some sentences. */
  String sentence() {
    if (evaluation.targets().isEmpty()) {
      return "Nothing could be scored.";
    }
    StringBuilder said =
        new StringBuilder(
            "%s on %s of %s that it was not trained on."
                .formatted(evaluation.card().name(), clips(), evaluation.corpus()));
    for (TargetFindings found : evaluation.targets()) {
      ClipBootstrap r2 = found.score(Metric.R2);
      said.append(
          " %s: %s; %s of the ratings lie inside the %s intervals."
              .formatted(
                  capital(found.target()),
                  Double.isNaN(r2.value())
                      ? "R² undefined, RMSE " + withRange(found.score(Metric.RMSE))
                      : "R² " + withRange(r2),
                  percent(found.covered().value()),
                  percent(Conformal.NOMINAL)));
    }
    return said.toString();
  }

  /** A clip, and its file where its name is another. */
  private String clip(EvaluatedClip clip) {
    String id = clip.item().id();
    String file = evaluation.file(clip);
    return file.isEmpty() || file.endsWith(id) ? id : id + " (" + file + ")";
  }

  private String clips() {
    int clips = evaluation.scored().size();
    return clips == 1 ? "one clip" : clips + " clips";
  }

  /** A training clip; its corpus is named where there are several. */
  private String name(String corpus, String id) {
    return evaluation.card().corpora().size() == 1 ? id : corpus + "/" + id;
  }

  static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String withRange(ClipBootstrap value) {
    return Double.isFinite(value.low())
        ? "%s (%s)".formatted(Numbers.score(value.value()), range(value.low(), value.high()))
        : Numbers.score(value.value());
  }

  static String range(double low, double high) {
    return Double.isFinite(low) && Double.isFinite(high)
        ? Numbers.score(low) + " to " + Numbers.score(high)
        : "–";
  }

  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : "–";
  }
}
