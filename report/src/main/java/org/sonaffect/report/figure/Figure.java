package org.sonaffect.report.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;
import org.sonaffect.corpus.file.AtomicFile;

/**
 * A figure of the report, drawn once and kept as SVG, PNG and the numbers it shows.
 *
 * @param name file name without ending
 * @param caption what it shows, axes and units included
 * @param drawing what is seen
 * @param csv the numbers
 */
public record Figure(String name, String caption, Drawing drawing, String csv) {
  /** Twice the nominal size: sharp on dense screens and in print. */
  private static final int PNG_SCALE = 2;

  private static final Pattern PROLOGUE = Pattern.compile("^.*?(?=<svg)", Pattern.DOTALL);
  private static final Pattern CLIP = Pattern.compile("(?<=id=\"|url\\(#)clip");

  Figure(String name, String caption, Chart<?, ?> chart, String csv) {
    this(name, caption, new Drawing.OfChart(chart), csv);
  }

  /** The SVG element alone, to stand inside a page: named for a reader who cannot see it. */
  public String inlineSvg() throws IOException {
    String svg = PROLOGUE.matcher(drawing.svg()).replaceFirst("");
    // Two figures of a page must not share the names of their clipping paths; equal ones may.
    String clip = name + "-" + Integer.toHexString(svg.hashCode()) + "-clip";
    svg = CLIP.matcher(svg).replaceAll(Matcher.quoteReplacement(clip));
    String label = caption.replace("&", "and").replace("\"", "'").replace("<", "&lt;");
    return svg.replaceFirst(
        "<svg ", Matcher.quoteReplacement("<svg role=\"img\" aria-label=\"" + label + "\" "));
  }

  /** Writes {@code name.svg}, {@code name.png} and {@code name.csv}. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder, ".svg", drawing.svg().getBytes(StandardCharsets.UTF_8));
    write(folder, ".png", png());
    write(folder, ".csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Path folder, String ending, byte[] bytes) throws IOException {
    AtomicFile.writeChecked(folder.resolve(name + ending), bytes);
  }

  private byte[] png() throws IOException {
    BufferedImage image =
        new BufferedImage(
            drawing.width() * PNG_SCALE, drawing.height() * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(PNG_SCALE, PNG_SCALE);
    drawing.paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
