package org.sonaffect.report.figure;

import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** What a figure draws, in pixels and as vectors. */
public interface Drawing {
  /** In nominal pixels. */
  int width();

  /** In nominal pixels. */
  int height();

  /** Paints it at its nominal size. */
  void paint(Graphics2D graphics);

  /** An SVG document. */
  String svg() throws IOException;

  /** A chart with axes. */
  record OfChart(Chart<?, ?> chart) implements Drawing {
    @Override
    public int width() {
      return chart.getWidth();
    }

    @Override
    public int height() {
      return chart.getHeight();
    }

    @Override
    public void paint(Graphics2D graphics) {
      chart.paint(graphics, width(), height());
    }

    @Override
    public String svg() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
      return out.toString(StandardCharsets.UTF_8);
    }
  }
}
