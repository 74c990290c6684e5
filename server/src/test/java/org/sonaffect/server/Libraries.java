package org.sonaffect.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small corpus and a run, as a server is given them. */
final class Libraries {
  private Libraries() {}

  static Path corpus(Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("file,arousal,valence,category\n");
    for (int i = 0; i < 30; i++) {
      String name = "clip%02d.wav".formatted(i);
      if (i < 5) {
        Files.write(folder.resolve(name), Sounds.rising(0.5 + i * 0.2));
      }
      rows.append(
          "%s,%.2f,%.2f,%s\n"
              .formatted(
                  name,
                  5 + 3.5 * Math.sin(i),
                  5 + 3 * Math.cos(1.7 * i),
                  i % 3 == 0 ? "machines" : i % 3 == 1 ? "animals" : "weather"));
    }
    Files.writeString(folder.resolve("clips.csv"), rows.toString());
    return Files.writeString(
        folder.resolve("sounds.yaml"),
        "name: sounds\ndomain: general sounds\nclips: clips.csv\nscale: [1, 9]\nsynthetic: true\n");
  }

  static Path run(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("results.json"),
        """
        {"summary": {"sentence": "Training on both helped nobody.", "synthetic": true},
         "corpora": [{"name": "sounds"}, {"name": "music"}],
         "run": {"date": "2026-01-02T03:04:05Z"}}
        """);
    Files.writeString(
        folder.resolve("report.html"),
        "<!DOCTYPE html><html lang=\"en\"><style>h1{color:teal}</style><h1>Report</h1>"
            + "<script>document.title='ran'</script>");
    return folder;
  }
}
