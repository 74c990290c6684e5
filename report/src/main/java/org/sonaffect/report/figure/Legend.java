package org.sonaffect.report.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;

/**
 * A legend under a chart: in one row where it fits, else a row an entry.
 *
 * @param rows how many
 */
record Legend(int rows) {
  private static final int ROW = 24;

  /** The symbol of an entry and the space around it. */
  private static final int SYMBOL = 48;

  private static final FontRenderContext SCREEN = new FontRenderContext(null, true, true);

  /** For these entries under a chart of some width. */
  static Legend of(List<String> entries, int width) {
    Font font = Palette.font();
    double sum =
        entries.stream()
            .mapToDouble(entry -> SYMBOL + font.getStringBounds(entry, SCREEN).getWidth())
            .sum();
    return new Legend(sum <= width ? 1 : entries.size());
  }

  /** By how much a chart must be taller than with one row. */
  int extraHeight() {
    return (rows - 1) * ROW;
  }

  /** Lays the legend out. */
  void apply(AxesChartStyler styler) {
    styler.setLegendLayout(rows > 1 ? LegendLayout.Vertical : LegendLayout.Horizontal);
  }
}
