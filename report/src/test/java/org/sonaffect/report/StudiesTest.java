package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.report.claims.ClaimsJson;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/**
 * The study files of the paper's tables and figures: each runs, in its quick form, to its figure.
 */
class StudiesTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private static Path studies() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve("studies/corpora"))) {
      at = at.getParent();
    }
    return at.resolve("studies");
  }

  private Path run(String name) throws IOException {
    ToyStudy.corpus(folder, "sounds", 60, 2);
    ToyStudy.corpus(folder, "music", 50, 1);
    // IADS-E with its music holds all of IADS-E without: the same clips and some more.
    ToyStudy.corpus(folder, "sounds-with-music", 66, 2);
    StudyOptions.Corpora loader = ToyStudy.loader();
    Path out = folder.resolve("run");
    Study.run(
        StudyFile.read(studies().resolve(name + ".yaml")),
        out,
        StudyOptions.of(
                (manifest, sets) -> loader.load(folder.resolve(manifest.getFileName()), sets))
            .withJobs(2)
            .withQuick(true)
            .withConclusions(ClaimsJson::of),
        Progress.NONE);
    Report.write(RunFolder.read(out), out.resolve("report.html"));
    return out;
  }

  @ParameterizedTest
  @CsvSource({
    "table1,tables/table-rmse-nested.md",
    "table2,tables/table-r2-nested.md",
    "figure4,figures/figure4-nested-svr.png",
    "figure5,figures/figure5-nested-music-svr.png",
    "complementary,figures/figure4-complementary-nested-svr.png",
    "protocols,tables/table-rmse-published-2024.md",
    "joint,tables/joint.md",
    "transfer,figures/transfer-svr-sounds-music-valence.png"
  })
  void runsInItsQuickForm(String name, String output) throws IOException {
    Path run = run(name);
    assertTrue(Files.size(run.resolve(output)) > 0, output);
  }

  @Test
  void everyStudyIsListedAndEveryManifestIsSound() throws IOException, CorpusException {
    String readMe = Files.readString(studies().resolve("README.md"));
    try (var files = Files.list(studies())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        StudyFile study = StudyFile.read(file);
        assertTrue(readMe.contains("`" + file.getFileName() + "`"), file::toString);
        for (Path manifest : study.corpora()) {
          String name = Manifest.read(manifest).name();
          assertEquals(name + ".yaml", String.valueOf(manifest.getFileName()));
        }
      }
    }
  }
}
