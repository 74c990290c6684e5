package org.sonaffect.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.figure.DotPlot.Dot;
import org.sonaffect.report.figure.DotPlot.Look;
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

  @Test
  void clipsAreCountedInWholeNumbers() {
    for (double[] seconds : new double[][] {{3}, {3, 3}}) {
      String svg = HistogramFigure.durations(seconds).drawing().svg();
      assertTrue(svg.contains(">1</text>"), svg);
      assertFalse(svg.contains("text-anchor=\"end\" class=\"f-soft\">0.5"), svg);
    }
  }

  @Test
  void ticksAreRoundAndHaveATrueMinus() {
    Axis axis = Axis.around(DoubleStream.of(-0.31, 0.12, Double.NaN), 4, "x");
    assertEquals(
        List.of("−0.4", "−0.2", "0.0", "0.2"), axis.ticks().stream().map(axis::label).toList());
    assertEquals("0.0", axis.label(-0.0));
    assertEquals(-1, Axis.r2(DoubleStream.of(-7, 0.4)).low(), "no lower than -1");
  }

  @Test
  void aValueOffTheAxisIsAnArrowWithItsNumber() {
    DotPlot plot = new DotPlot("t");
    plot.add(new Dot("a", "", "far", "s", new Interval(-3.2, 0.5), Look.SERIES));
    plot.add(new Dot("a", "", "none", "s", new Interval(Double.NaN, Double.NaN), Look.SERIES));
    String svg = plot.drawn(Axis.r2(DoubleStream.of(-3.7, Double.NaN))).svg();
    assertTrue(svg.contains(">−3.200</text>"), svg);
    assertTrue(svg.contains(">undefined</text>"), svg);
    assertFalse(svg.contains("NaN"), svg);
  }

  @Test
  void aFigureFollowsALightOrADarkScreen() {
    ScatterPlot plot = new ScatterPlot("t", "x", "y", 100);
    plot.add(0.5, 2, "kind <1>", "clip & one");
    String svg = plot.drawn(true).svg();
    assertTrue(svg.contains("@media (prefers-color-scheme: dark)"), svg);
    assertFalse(svg.contains("fill=\"#"), "every colour is a style");
    assertTrue(svg.contains("<title>clip &amp; one</title>"), svg);
    assertTrue(svg.contains(">kind &lt;1&gt; (1)</text>"), svg);
  }

  @Test
  void aNameThatIsTooWideIsCutInItsMiddle() {
    String name = "a_corpus_with_a_very_long_name_2024";
    String fitted = TextWidth.fitted(name, Canvas.TEXT, 120);
    assertTrue(fitted.startsWith("a_c") && fitted.endsWith("024"), fitted);
    assertTrue(TextWidth.of(fitted, false, Canvas.TEXT) <= 120, fitted);
  }
}
