package org.sonaffect.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles.CurvePoint;

/** Charts of few points and of many. */
final class FigureTest {
  @TempDir Path folder;

  @Test
  void theCourseOfASearchOfAnyLengthIsDrawn() throws IOException {
    CurvePoint torn = new CurvePoint(12, "arousal", Double.NaN, 0.9);
    CurvePoint first = new CurvePoint(12, "arousal", 0.5, 0.6);
    CurvePoint last = new CurvePoint(24, "arousal", 0.6, 0.7);
    assertFalse(SearchFigure.shows(List.of(List.of(), List.of(torn))));
    assertTrue(SearchFigure.shows(List.of(List.of(), List.of(torn, first))));
    Figure point =
        SearchFigure.of(
            List.of(List.of(), List.of(torn, first)), Protocol.NESTED, TrainingSet.alone("a"));
    point.write(folder);
    assertTrue(point.csv().startsWith("rounds,"), point::csv);
    Figure line =
        SearchFigure.of(
            List.of(List.of(first), List.of(first, last)), Protocol.NESTED, TrainingSet.alone("a"));
    assertTrue(line.csv().startsWith("trials,"), line::csv);
    assertTrue(line.csv().contains("24,\"arousal, ensemble\",0.65"), line::csv);
  }

  @Test
  void aChartOfPointsAtNothingHasAnAxis() throws IOException {
    LineChart chart = new LineChart("t", "clips");
    chart.add("plain", List.of(0.0), List.of(new Interval(0.4, 0.1)));
    chart.level("all", new Interval(0.6, 0.1));
    Figure figure = chart.figure("t", "c");
    assertFalse(figure.drawing().svg().contains("NaN"), "no place is undefined");
    assertEquals(1, chart.most(), "the axis has a length");
  }
}
