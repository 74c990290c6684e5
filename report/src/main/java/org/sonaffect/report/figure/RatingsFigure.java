package org.sonaffect.report.figure;

import java.util.List;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.RatedClip;

/** The paper's Figure 1: the ratings of every corpus on the valence-arousal plane. */
public final class RatingsFigure {
  private static final int SIDE = 440;

  private RatingsFigure() {}

  /** The figure. */
  public static Figure of(List<RatedClip> ratings) {
    ScatterPlot plot =
        new ScatterPlot(
            "Ratings on the valence-arousal plane",
            "Valence (−1 unpleasant, 1 pleasant)",
            "Arousal (−1 calm, 1 exciting)",
            SIDE);
    CsvText csv = new CsvText("corpus,id,valence,arousal");
    for (RatedClip rating : ratings) {
      plot.add(
          rating.valence(),
          rating.arousal(),
          rating.corpus(),
          "%s: valence %s, arousal %s"
              .formatted(
                  rating.id(), Numbers.score(rating.valence()), Numbers.score(rating.arousal())));
      csv.row(rating.corpus(), rating.id(), rating.valence(), rating.arousal());
    }
    return new Figure(
        "figure1-ratings",
        "Mean ratings of every clip on the valence-arousal plane, mapped to [−1, 1].",
        plot.drawn(false),
        csv.toString());
  }
}
