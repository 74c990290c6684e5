package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import org.sonaffect.report.text.Quoted;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/** The paper's Figure 3: R² by training set, one panel a test corpus, values below -1 cut there. */
public final class TrainingSetFigure {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 440;

  private TrainingSetFigure() {}

  /** The panels of a protocol. */
  public static List<Figure> of(Summary summary, Protocol protocol) {
    boolean many =
        summary.means().stream().map(m -> m.cell().train()).distinct().count()
            > Palette.colours().length;
    List<Mean> scores =
        summary.means(protocol, Control.NONE, Result.R2).stream().filter(Mean::defined).toList();
    List<Mean> whole = scores.stream().filter(m -> m.cell().train().whole()).toList();
    // Of more training sets than there are colours, those with whole corpora; Figure 4 has all.
    Map<String, List<Mean>> panels = new LinkedHashMap<>();
    for (Mean score : many && !whole.isEmpty() ? whole : scores) {
      panels.computeIfAbsent(score.cell().test(), test -> new ArrayList<>()).add(score);
    }
    R2Axis axis = R2Axis.of(panels.values().stream().flatMap(List::stream).mapToDouble(Mean::low));
    List<Figure> figures = new ArrayList<>();
    panels.forEach((test, panel) -> figures.add(panel(test, panel, protocol, axis)));
    return figures;
  }

  private static Figure panel(String test, List<Mean> scores, Protocol protocol, R2Axis axis) {
    Legend legend =
        Legend.of(scores.stream().map(s -> s.cell().train().words()).distinct().toList(), WIDTH);
    CategoryChart chart =
        Palette.categories(
            WIDTH,
            HEIGHT + legend.extraHeight(),
            "Tested on " + test + "; colours: trained on",
            "Target and model",
            R2Axis.TITLE);
    legend.apply(chart.getStyler());
    axis.apply(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.8);
    Set<String> categories = new LinkedHashSet<>();
    Map<TrainingSet, Map<String, Mean>> series = new LinkedHashMap<>();
    StringBuilder csv = new StringBuilder("test,train,target,model,r2,half_width\n");
    for (Mean score : scores) {
      Cell cell = score.cell();
      String category = cell.target() + ", " + cell.model();
      categories.add(category);
      series.computeIfAbsent(cell.train(), train -> new LinkedHashMap<>()).put(category, score);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s\n",
              Quoted.csv(test),
              Quoted.csv(cell.train().label()),
              cell.target(),
              cell.model(),
              score.mean(),
              score.halfWidth()));
    }
    List<String> order = categories.stream().sorted().toList();
    series.forEach(
        (train, byCategory) -> {
          List<Double> values = new ArrayList<>();
          List<Double> errors = new ArrayList<>();
          for (String category : order) {
            Mean score = byCategory.get(category);
            double mean = score == null ? Double.NaN : score.mean();
            values.add(axis.place(mean));
            errors.add(score == null ? 0.0 : axis.halfWidth(mean, score.halfWidth()));
          }
          chart.addSeries(train.words(), order, values, errors);
        });
    return new Figure(
        "figure3-" + protocol + "-" + test,
        "R² on the test folds of "
            + test
            + " by training set, with the 95 % interval of the mean over folds; values below −1 are"
            + " cut at −1.",
        chart,
        csv.toString());
  }
}
