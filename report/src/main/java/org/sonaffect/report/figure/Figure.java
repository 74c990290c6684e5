package org.sonaffect.report.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.sonaffect.corpus.file.AtomicFile;

/**
 * A figure of the report, drawn once and kept as SVG, PNG and the numbers it shows.
 *
 * @param name file name without ending
 * @param caption what it shows, axes and units included
 * @param drawing what is seen
 * @param csv the numbers
 */
public record Figure(String name, String caption, Canvas drawing, String csv) {
  /** Twice the nominal size: sharp on dense screens and in print. */
  private static final int PNG_SCALE = 2;

  /**
   * The SVG element alone, to stand inside a page that has the {@linkplain Ink#css styles}: named
   * for a reader who cannot see it.
   */
  public String inlineSvg() {
    return drawing.inline(caption);
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
