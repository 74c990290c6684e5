package org.sonaffect.acoustics;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.table.RowKey;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.acoustics.table.TableWriter;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.testkit.SharedFolder;

/** Printed tables of the reference, and those of this project in the same layout. */
public final class ReferenceTables {
  private static final String FUNCTIONALS = ".functionals.csv.gz";
  private static final String CONTOURS = ".lld.csv.gz";

  private ReferenceTables() {}

  /**
   * A clip with the lines of both tables of the reference; a header alone where it is too short.
   */
  public record Reference(
      String name, Clip clip, List<String> functionals, List<String> contours) {}

  /** All of a folder whose audio is there or among the clips of ComParE 2013. */
  public static List<Reference> in(Path folder) throws IOException {
    List<Reference> references = new ArrayList<>();
    List<Path> tables;
    try (Stream<Path> files = Files.list(folder)) {
      tables = files.filter(f -> f.toString().endsWith(FUNCTIONALS)).sorted().toList();
    }
    for (Path table : tables) {
      String name = table.getFileName().toString().replace(FUNCTIONALS, "");
      references.add(
          new Reference(
              name, clip(folder, name), lines(table), lines(folder.resolve(name + CONTOURS))));
    }
    return references;
  }

  private static Clip clip(Path folder, String name) throws IOException {
    Path shared = SharedFolder.orSkip("compare2013");
    for (Path file :
        List.of(
            folder.resolve(name + ".wav"),
            shared.resolve("reference").resolve(name + ".wav"),
            shared.resolve("reference-real").resolve(name + ".flac"))) {
      if (Files.exists(file)) {
        return read(file);
      }
    }
    throw new IOException("no audio for " + name);
  }

  /** Reads a clip; 8-bit samples as the reference takes them. */
  public static Clip read(Path file) throws IOException {
    boolean quirks = file.getFileName().toString().contains("8bit");
    return Audio.read(file, AudioOptions.DEFAULT.withReferenceQuirks(quirks));
  }

  private static List<String> lines(Path compressed) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(compressed)),
                StandardCharsets.US_ASCII))) {
      return in.lines().toList();
    }
  }

  /** The table of functionals as this project prints it. */
  public static List<String> functionals(FeatureSet set, String name, Clip clip)
      throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.OPENSMILE.open(text, set.featureNames(), false)) {
      table.write(RowKey.clip(name + ".wav", 0, clip.seconds()), set.functionals(clip));
    }
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The table of contours likewise. */
  public static List<String> contours(FeatureSet set, String name, Clip clip) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Contours contours = set.contours(clip);
    float[] values = new float[contours.values().length];
    try (TableWriter table = TableFormat.OPENSMILE.open(text, set.contourNames(), false)) {
      for (int n = 0; n < contours.rows(); n++) {
        for (int c = 0; c < values.length; c++) {
          values[c] = contours.values()[c][n];
        }
        double time = contours.times()[n];
        table.write(new RowKey(name + ".wav", time, time + 0.01, time), values);
      }
    }
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** What differs, as {@code clip row n column: found, not wanted}. */
  public static List<String> differences(String name, List<String> wanted, List<String> found) {
    List<String> differences = new ArrayList<>();
    if (!wanted.get(0).equals(found.get(0)) || wanted.size() != found.size()) {
      differences.add(name + ": header or number of rows");
      return differences;
    }
    String[] names = wanted.get(0).split(";", -1);
    for (int row = 1; row < wanted.size(); row++) {
      String[] want = wanted.get(row).split(";", -1);
      String[] have = found.get(row).split(";", -1);
      for (int c = 1; c < names.length; c++) {
        if (!want[c].equals(have[c])) {
          differences.add(
              "%s row %d %s: %s, not %s".formatted(name, row - 1, names[c], have[c], want[c]));
        }
      }
    }
    return differences;
  }
}
