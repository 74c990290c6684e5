package org.sonaffect.acoustics.functional;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.table.RowKey;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.acoustics.table.TableWriter;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioOptions;

/** Clips with what the reference prints for them. */
final class ReferenceClips {
  static final String TABLE = ".functionals.csv.gz";

  private ReferenceClips() {}

  /** Reads a clip; 8-bit samples as the reference takes them. */
  static Clip clip(Path wav) throws IOException {
    boolean quirks = wav.getFileName().toString().contains("8bit");
    return Audio.read(wav, AudioOptions.DEFAULT.withReferenceQuirks(quirks));
  }

  /** The whole table as this project prints it in the reference's layout. */
  static List<String> printed(String name, Clip clip) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.OPENSMILE.open(text, ComParE2013.featureNames(), false)) {
      table.write(RowKey.clip(name + ".wav", 0, clip.seconds()), ComParE2013.functionals(clip));
    }
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The whole table of contours likewise. */
  static List<String> printedContours(String name, Clip clip) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Contours contours = ComParE2013.contours(clip);
    float[] values = new float[contours.values().length];
    try (TableWriter table = TableFormat.OPENSMILE.open(text, ComParE2013.contourNames(), false)) {
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

  /** The lines of a compressed table. */
  static List<String> lines(InputStream compressed) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.US_ASCII))) {
      return in.lines().toList();
    }
  }

  /** Files of a folder by their ending, in order. */
  static List<Path> list(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Names of the features whose print differs, with both prints. */
  static List<String> differences(List<String> wanted, List<String> found) {
    List<String> differences = new ArrayList<>();
    if (!wanted.get(0).equals(found.get(0)) || wanted.size() != found.size()) {
      differences.add("header or number of rows");
      return differences;
    }
    String[] names = wanted.get(0).split(";", -1);
    String[] want = wanted.get(1).split(";", -1);
    String[] have = found.get(1).split(";", -1);
    for (int i = 0; i < names.length; i++) {
      if (!want[i].equals(have[i])) {
        differences.add(names[i] + ": " + have[i] + ", not " + want[i]);
      }
    }
    return differences;
  }

  /** Makes a WAV of a compressed clip; false where there is no ffmpeg. */
  static boolean convert(Path from, Path to) throws IOException, InterruptedException {
    ProcessBuilder ffmpeg =
        new ProcessBuilder("ffmpeg", "-v", "error", "-y", "-i", from.toString(), to.toString());
    try {
      return ffmpeg.inheritIO().start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
