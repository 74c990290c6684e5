package org.sonaffect.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code sonaffect features} in all its forms. */
final class FeaturesScenario {
  private FeaturesScenario() {}

  /** The clips that are in the repository, some of them in every container that it reads. */
  static void committed(Program program) throws IOException, InterruptedException {
    Path input = program.folder().resolve("input");
    Repository.copy(Repository.testResource("compare2013"), input.resolve("clips"), ".wav");
    Repository.copy(
        Repository.testResource("encoded"),
        input.resolve("encoded"),
        ".ogg",
        ".oga",
        ".mp3",
        ".flac",
        ".au",
        ".aiff",
        ".aifc");
    for (String format : List.of("csv", "opensmile", "arff", "arrow")) {
      for (String level : List.of("functionals", "contours")) {
        program.run(
            "%s-%s".formatted(level, format),
            "features input/clips --level %s --format %s -o %s.%s"
                .formatted(level, format, level, format));
      }
    }
    program.run("windows", "features input/clips --window 0.5 --hop 0.25 -o windows.csv");
    program.run("quirks", "features input/clips --reference-quirks -o quirks.csv");
    program.run("encoded", "features input/encoded -o encoded.csv");
    program.run(
        "encoded-contours", "features input/encoded --level contours -o encoded-contours.csv");
  }

  /** The reference clips of the shared folder, made and real. */
  static void reference(Program program) throws IOException, InterruptedException {
    Path clips = program.folder().resolve("input/reference");
    Path shared = Repository.shared().resolve("compare2013");
    Repository.copy(shared.resolve("reference"), clips, ".wav");
    if (Files.isDirectory(shared.resolve("reference-real"))) {
      Repository.copy(shared.resolve("reference-real"), clips, ".flac");
    }
    String features = "features input/reference ";
    program.run("functionals", features + "-o functionals.csv");
    program.run("contours", features + "--level contours -o contours.csv");
    program.run("quirks", features + "--reference-quirks --format arff -o quirks.arff");
    program.run("windows", features + "--window 1 --hop 0.5 --format arrow -o windows.arrow");
    program.run(
        "quirks-contours",
        features
            + "--reference-quirks --level contours --window 1 --format opensmile"
            + " -o quirks-contours.csv");
  }
}
