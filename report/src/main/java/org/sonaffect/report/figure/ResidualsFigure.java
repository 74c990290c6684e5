package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/** Predicted against rated, a panel for each test corpus and target, of the best model of each. */
public final class ResidualsFigure {
  private static final int SIDE = 240;

  private ResidualsFigure() {}

  /**
   * The panels.
   *
   * @param predictions with real ratings, of one repetition
   * @param clips with their categories
   */
  public static List<Figure> of(
      Summary summary, List<Prediction> predictions, List<RatedClip> clips, Protocol protocol) {
    Map<String, String> categories = new HashMap<>();
    clips.forEach(clip -> categories.put(clip.name(), clip.category()));
    Map<List<String>, Mean> best = new LinkedHashMap<>();
    for (Mean mean : summary.means(protocol, Control.NONE, Result.R2)) {
      if (mean.defined()) {
        best.merge(
            List.of(mean.cell().test(), mean.cell().target()),
            mean,
            (a, b) -> b.mean() > a.mean() ? b : a);
      }
    }
    List<Figure> panels = new ArrayList<>();
    for (Mean mean : best.values()) {
      List<Prediction> own =
          predictions.stream().filter(p -> p.cell().series().equals(mean.cell())).toList();
      if (!own.isEmpty()) {
        panels.add(panel(mean, own, categories, protocol));
      }
    }
    return panels;
  }

  private static Figure panel(
      Mean mean, List<Prediction> predictions, Map<String, String> categories, Protocol protocol) {
    Cell cell = mean.cell();
    ScatterPlot plot =
        new ScatterPlot(
            "%s of %s".formatted(TrainingSetFigure.capital(cell.target()), cell.test()),
            "Rated (−1 to 1)",
            "Predicted (−1 to 1)",
            SIDE);
    CsvText csv = new CsvText("fold,id,rated,predicted,residual");
    long beyond = 0;
    for (Prediction p : predictions) {
      beyond += Math.abs(p.prediction()) > 1 ? 1 : 0;
      plot.add(
          p.rating(),
          p.prediction(),
          categories.getOrDefault(cell.test() + "/" + p.id(), ""),
          "%s: rated %s, predicted %s"
              .formatted(p.id(), Numbers.score(p.rating()), Numbers.score(p.prediction())));
      csv.row(
          p.cell().fold(),
          p.id(),
          Decimals.of(p.rating()),
          Decimals.of(p.prediction()),
          Decimals.of(p.rating() - p.prediction()));
    }
    return new Figure(
        "residuals-%s-%s-%s".formatted(protocol, cell.test(), cell.target()),
        "%s trained on %s, the highest R² of all models and training sets: %s, %d clips, each predicted in its own test fold%s."
            .formatted(
                cell.model(),
                cell.train().words(),
                Numbers.withHalfWidth(mean.mean(), mean.halfWidth()),
                predictions.size(),
                beyond > 0 ? "; %d beyond the scale are drawn at its edge".formatted(beyond) : ""),
        plot.drawn(true),
        csv.toString());
  }
}
