package org.sonaffect.study.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A figure of the report, drawn once and kept as SVG, PNG and the numbers it shows.
 *
 * @param name file name without ending
 * @param caption what it shows, axes and units included
 * @param chart the drawing
 * @param csv the numbers
 */
record Figure(String name, String caption, Chart<?, ?> chart, String csv) {
  /** Twice the nominal size: sharp on dense screens and in print. */
  private static final int PNG_SCALE = 2;

  private static final Pattern PROLOGUE = Pattern.compile("^.*?(?=<svg)", Pattern.DOTALL);
  private static final Pattern CLIP = Pattern.compile("(?<=id=\"|url\\(#)clip");

  /** The SVG element alone, to stand inside a page: named for a reader who cannot see it. */
  String inlineSvg() throws IOException {
    String svg = PROLOGUE.matcher(svg()).replaceFirst("");
    // Two figures of a page must not share the names of their clipping paths; equal ones may.
    svg = CLIP.matcher(svg).replaceAll(name + "-" + Integer.toHexString(svg.hashCode()) + "-clip");
    return svg.replaceFirst(
        "<svg ",
        "<svg role=\"img\" aria-label=\"" + caption.replace("&", "and").replace("\"", "'") + "\" ");
  }

  /** Writes {@code name.svg}, {@code name.png} and {@code name.csv}. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".svg"), svg());
    Files.write(folder.resolve(name + ".png"), png());
    Files.writeString(folder.resolve(name + ".csv"), csv);
  }

  private String svg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    return out.toString(StandardCharsets.UTF_8);
  }

  private byte[] png() throws IOException {
    BufferedImage image =
        new BufferedImage(
            chart.getWidth() * PNG_SCALE,
            chart.getHeight() * PNG_SCALE,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(PNG_SCALE, PNG_SCALE);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
