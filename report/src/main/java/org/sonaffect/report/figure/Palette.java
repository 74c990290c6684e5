package org.sonaffect.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One look for all figures: colours that differ in lightness too, so that a grey print is legible.
 */
final class Palette {
  /** Dark to light; after Okabe and Ito (2008), safe for colour-blind readers. */
  private static final Color[] SERIES = {
    new Color(0x00, 0x4c, 0x8c),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x8f, 0xd0, 0xf0),
    new Color(0x9a, 0x2f, 0x5d),
    new Color(0x00, 0x7a, 0x5a),
    new Color(0x70, 0x70, 0x70)
  };

  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.SQUARE,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CROSS
  };

  private static final float WIDTH = 2f;

  /** Lengths of dashes and gaps; none for a solid line. */
  private static final float[][] DASHES = {{}, {10, 4}, {2, 4}, {12, 4, 2, 4}, {6, 3}, {18, 5}};

  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);
  private static final int TEXT = 13;

  private Palette() {}

  static Color[] colours() {
    return SERIES.clone();
  }

  /** Those that show as thin lines on white. */
  static Color[] dark() {
    return new Color[] {SERIES[0], SERIES[1], SERIES[4], SERIES[3], SERIES[5], Color.BLACK};
  }

  static Color[] translucent(int alpha) {
    Color[] colours = SERIES.clone();
    for (int i = 0; i < colours.length; i++) {
      colours[i] =
          new Color(colours[i].getRed(), colours[i].getGreen(), colours[i].getBlue(), alpha);
    }
    return colours;
  }

  static Marker[] markers() {
    return MARKERS.clone();
  }

  /** Strokes that differ in their dashes. */
  static BasicStroke[] lines() {
    BasicStroke[] lines = new BasicStroke[DASHES.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          DASHES[i].length == 0
              ? new BasicStroke(WIDTH)
              : new BasicStroke(
                  WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, DASHES[i], 0f);
    }
    return lines;
  }

  private static void apply(AxesChartStyler styler) {
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartFontColor(INK);
    styler.setBaseFont(plain);
    styler.setChartTitleFont(plain.deriveFont(Font.BOLD, TEXT + 2f));
    styler.setAxisTitleFont(plain);
    styler.setAxisTickLabelsFont(plain);
    styler.setLegendFont(plain);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setAxisTickMarksColor(GRID);
    styler.setSeriesColors(colours());
    // Figures are the same whatever the machine's language.
    styler.setLocale(Locale.ROOT);
    styler.setYAxisDecimalPattern("0.####");
  }

  /** A chart with a numeric axis in this look. */
  static XYChart lines(int width, int height, String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    apply(chart.getStyler());
    chart.getStyler().setSeriesMarkers(MARKERS.clone());
    return chart;
  }

  /** A chart of categories in this look. */
  static CategoryChart categories(int width, int height, String title, String x, String y) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    apply(chart.getStyler());
    return chart;
  }

  /** A line of dashes. */
  static BasicStroke dashed(float width, float... dashes) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  static Font font() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, TEXT);
  }
}
