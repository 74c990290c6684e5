package org.sonaffect.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.sonaffect.report.figure.Axis;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.ScatterPlot;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.report.text.Numbers;

/** The figures of an evaluation, a panel a target. */
final class EvaluationFigures {
  private static final int SIDE = 240;
  private static final int TICKS = 5;

  private final Evaluation evaluation;
  private final List<EvaluatedClip> scored;

  EvaluationFigures(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.scored = evaluation.scored();
  }

  /** Predicted against rated. */
  List<Figure> predicted() {
    List<Figure> panels = new ArrayList<>();
    for (int t = 0; t < evaluation.targets().size(); t++) {
      int target = t;
      String name = evaluation.targets().get(t).target();
      ScatterPlot plot =
          new ScatterPlot(
              EvaluationTables.capital(name), "Rated (−1 to 1)", "Predicted (−1 to 1)", SIDE);
      draw(plot, t, clip -> clip.rating().get(target), clip -> clip.estimate(target).value());
      panels.add(
          new Figure(
              "predicted-" + name,
              "On the broken line prediction and rating are equal.",
              plot.drawn(true),
              ""));
    }
    return panels;
  }

  /** Error against novelty. */
  List<Figure> novelty() {
    double most = 0;
    for (EvaluatedClip clip : scored) {
      for (int t = 0; t < evaluation.targets().size(); t++) {
        most = Math.max(most, clip.error(t));
      }
    }
    List<Figure> panels = new ArrayList<>();
    for (int t = 0; t < evaluation.targets().size(); t++) {
      int target = t;
      TargetFindings found = evaluation.targets().get(t);
      ScatterPlot plot =
          new ScatterPlot(
              EvaluationTables.capital(found.target()),
              new Axis(0, 1, 0.2, "Novelty (0 ordinary, 1 unlike all)"),
              Axis.spanning(0, most > 0 ? most : 1, TICKS, "Error (0 to 2)"),
              SIDE);
      draw(plot, t, clip -> clip.affect().novelty(), clip -> clip.error(target));
      ClipBootstrap rank = found.noveltyRank();
      panels.add(
          new Figure(
              "novelty-" + found.target(),
              "Rank correlation of error and novelty: %s (%s)."
                  .formatted(
                      Numbers.score(rank.value()),
                      Double.isFinite(rank.low())
                          ? EvaluationTables.range(rank.low(), rank.high())
                          : "no interval"),
              plot.drawn(false),
              ""));
    }
    return panels;
  }

  private void draw(
      ScatterPlot plot,
      int t,
      ToDoubleFunction<EvaluatedClip> across,
      ToDoubleFunction<EvaluatedClip> up) {
    for (EvaluatedClip clip : scored) {
      plot.add(
          across.applyAsDouble(clip),
          up.applyAsDouble(clip),
          Objects.requireNonNullElse(clip.item().category(), ""),
          "%s: rated %s, predicted %s, novelty %s"
              .formatted(
                  clip.item().id(),
                  Numbers.score(clip.rating().get(t)),
                  Numbers.score(clip.estimate(t).value()),
                  String.format(Locale.ROOT, "%.2f", clip.affect().novelty())));
    }
  }
}
