package org.sonaffect.acoustics.functional;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Clips with what the reference prints for them. */
final class ReferenceClips {
  static final String TABLE = ".functionals.csv.gz";

  private ReferenceClips() {}

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
