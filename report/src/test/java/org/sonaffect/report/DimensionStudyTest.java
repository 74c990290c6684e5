package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.RunAudit;
import org.sonaffect.report.statistics.RaterCeiling;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** A study of a rated dimension besides arousal and valence. */
class DimensionStudyTest {
  @TempDir Path folder = Path.of("");

  private void dominant(String... corpora) throws IOException {
    for (String name : corpora) {
      Path manifest = folder.resolve(name + ".yaml");
      String text = Files.readString(manifest);
      Files.writeString(
          manifest,
          text.replace("{id: id}", "{id: id, dominance: f1}").replace("[-1, 1]", "[-6, 6]")
              + "dimensions: [dominance]\n");
    }
  }

  @Test
  void isRunReportedAndAudited() throws IOException {
    Path file =
        ToyStudy.study(
                folder,
                "targets: [dominance, arousal]\nfolds: {count: 3, inner: 2, min-stratum: 12}\n")
            .file();
    dominant("music", "sounds");
    Path out = folder.resolve("run");
    Study.run(StudyFile.read(file), out, ToyStudy.options(1, false), Progress.NONE);
    RunFolder run = RunFolder.read(out);
    assertEquals(
        List.of("dominance", "arousal"),
        run.results().stream()
            .map(r -> r.cell().target())
            .distinct()
            .sorted((a, b) -> b.compareTo(a))
            .toList());
    assertEquals(135, run.readIfAny(RunColumns.DIMENSIONS).size());
    assertEquals(List.of(), RunAudit.of(run));
    Report.write(run, out.resolve("report.html"));
    assertTrue(
        Files.readString(out.resolve("report.html"))
            .contains("Dominance and arousal, learnt from"));
    Files.writeString(
        out.resolve("raters.csv"),
        "corpus,id,raters,arousal_sd,valence_sd\nmusic,music000,2,0.3,NaN\nmusic,music001,10,0.3,NaN\n");
    RaterCeiling ceiling = RaterCeiling.of(RunFolder.read(out)).get(0);
    assertEquals(2, ceiling.raters());
    assertEquals(Math.sqrt((0.09 / 2 + 0.09 / 10) / 2), ceiling.rmse(), 1e-12);
    String changed =
        Files.readString(out.resolve("dimensions.csv"))
            .replaceFirst("(music000,dominance,).*", "$10.99");
    Files.writeString(out.resolve("dimensions.csv"), changed);
    assertFalse(RunAudit.of(RunFolder.read(out)).isEmpty());
  }

  @Test
  void aCorpusWithoutItIsNamed() throws IOException {
    Path file = ToyStudy.study(folder, "targets: [dominance]\n").file();
    dominant("music");
    StudyException e =
        assertThrows(
            StudyException.class,
            () ->
                Study.run(
                    StudyFile.read(file),
                    folder.resolve("run"),
                    ToyStudy.options(1, false),
                    Progress.NONE));
    assertTrue(
        e.getMessage()
            .contains(
                "targets has dominance, and the corpus sounds has ratings of arousal, valence;"),
        e::getMessage);
  }
}
