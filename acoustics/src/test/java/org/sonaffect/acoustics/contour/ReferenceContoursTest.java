package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.testkit.SharedFolder;

/** Every printed digit of every contour of the reference clips, where they are at hand. */
class ReferenceContoursTest {
  static Contours contours(Clip clip) throws AudioException {
    Recorded extractor = new Recorded(clip.sampleRate());
    extractor.accept(clip.samples(), 0, clip.samples().length);
    return SmoothedContours.of(extractor.finish());
  }

  @Test
  void selfMadeClips() throws IOException {
    Path folder = SharedFolder.orSkip("compare2013").resolve("reference");
    compareAll(folder, folder);
  }

  @Test
  void realClips(@TempDir Path converted) throws IOException, InterruptedException {
    Path folder = SharedFolder.orSkip("compare2013").resolve("reference-real");
    for (Path flac : list(folder, ".flac")) {
      String name = flac.getFileName().toString().replace(".flac", ".wav");
      assumeTrue(decode(flac, converted.resolve(name)), "needs ffmpeg");
    }
    compareAll(folder, converted);
  }

  private static void compareAll(Path tables, Path clips) throws IOException {
    List<String> differences = new ArrayList<>();
    for (Path table : list(tables, ".lld.csv.gz")) {
      String name = table.getFileName().toString().replace(".lld.csv.gz", "");
      Clip clip = TinyWav.read(clips.resolve(name + ".wav"));
      try (InputStream in = Files.newInputStream(table)) {
        differences.addAll(
            ReferenceTable.differences(name, ReferenceTable.lines(in), contours(clip)));
      }
    }
    assertTrue(
        differences.isEmpty(),
        () ->
            differences.size()
                + " values differ:\n"
                + String.join("\n", differences.subList(0, Math.min(40, differences.size()))));
  }

  private static List<Path> list(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
    }
  }

  private static boolean decode(Path flac, Path wav) throws InterruptedException {
    try {
      return new ProcessBuilder("ffmpeg", "-v", "error", "-i", flac.toString(), wav.toString())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
