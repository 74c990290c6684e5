package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.claims.ClaimsJson;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** Claims and published rows of a real, small run. */
class ClaimsReportTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path run(String more) throws IOException {
    StudyFile study = ToyStudy.study(folder, "folds: {count: 3, inner: 2}\n" + more);
    Path out = folder.resolve("run");
    Study.run(
        study, out, ToyStudy.options(1, false).withConclusions(ClaimsJson::of), Progress.NONE);
    Report.write(RunFolder.read(out), out.resolve("report.html"));
    return out;
  }

  private static String table(Path run, String name) throws IOException {
    return Files.readString(run.resolve("tables").resolve(name + ".md"));
  }

  @Test
  void claimsAreToldUnderEveryProtocolAndKeptInTheSummary() throws IOException {
    Path run = run("protocol: [nested, published-2023]\n");
    String verdicts = table(run, "claims");
    assertTrue(verdicts.contains("| nested | published-2023 |"), verdicts);
    assertTrue(verdicts.contains("not in this study"), verdicts);
    String evidence = table(run, "claims-evidence");
    for (String caption : List.of(verdicts, evidence)) {
      assertTrue(caption.contains("may hold because of that overlap, or of that choice"), caption);
      assertTrue(caption.contains("Each mean is of 3 values (3 folds, repetitions: 1)"), caption);
      assertFalse(caption.contains("synthetic") || caption.contains("quick form"), caption);
    }
    assertTrue(verdicts.contains("cannot be told: 3 values, at least 5 are needed"), verdicts);
    assertTrue(
        Files.readString(run.resolve("tables/claims.tex"))
            .contains("may hold because of that overlap"));
    assertTrue(evidence.contains("music, valence, svr: trained on"), evidence);
    String wanted = table(run, "claims-wanted");
    assertTrue(wanted.contains("| 6 | nothing | the models svr and automl"), wanted);
    assertTrue(Files.size(run.resolve("tables/claims.tex")) > 500);

    JsonNode claims = RunFolder.read(run).json().path("summary").path("claims");
    assertEquals(16, claims.size());
    assertEquals(4, claims.path(0).path("parts").size());
    String page = Files.readString(run.resolve("report.html"));
    assertFalse(page.contains("Published results"), "the study does not ask for it");
    assertTrue(page.contains("time to cross-validate"), "durations stand on the page");
    for (String name : List.of("claims.md", "claims-evidence.md", "claims.tex")) {
      assertFalse(
          Files.readString(run.resolve("tables").resolve(name)).contains("cross-validate a model"),
          "and in no table that must be the same bytes");
    }

    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = (ObjectNode) mapper.readTree(run.resolve("results.json").toFile());
    ((ObjectNode) json.path("study")).put("quick", true);
    ((ObjectNode) json.path("summary")).put("synthetic", true);
    mapper.writeValue(run.resolve("results.json").toFile(), json);
    Report.write(RunFolder.read(run), run.resolve("report.html"));
    String limits = table(run, "claims");
    assertTrue(limits.contains("are synthetic") && limits.contains("quick form"), limits);
  }

  @Test
  void publishedRowsStandWhereTheStudyAsksForThemAndSayThatTheDataDiffer() throws IOException {
    Path run = run("published: [table-1, table-2]\nroles: {sounds: sounds, music: music}\n");
    String table = table(run, "published-table2");
    assertTrue(
        table.contains("| quoted | PMEmo | Huang et al. | .231 | .216 | .508 | .655 |"), table);
    assertTrue(
        table.contains("| this run, nested, other data | music | svr on music + sounds | 0."),
        table);
    assertTrue(table(run, "published-table1").contains("| .261 ± .0125 * |"));
    // Published numbers have no digit before the point, ours have one.
    for (String line : table.lines().filter(l -> l.startsWith("| quoted")).toList()) {
      assertFalse(line.contains(" 0."), line);
    }
    assertTrue(Files.readString(run.resolve("report.html")).contains("numbers cannot be compared"));
  }

  /** IADS-E without music is Table 1's, with music Table 2's; PMEmo is both tables'. */
  @Test
  void publishedRowsAreComparedByTheDataOfEachRow() throws IOException {
    Path run = run("roles: {sounds: sounds, music: music}\n");
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = (ObjectNode) mapper.readTree(run.resolve("results.json").toFile());
    ObjectNode formats = ((ObjectNode) json.path("presentation")).putObject("formats");
    formats.put("sounds", "iads-e");
    mapper.writeValue(run.resolve("results.json").toFile(), json);
    Report.write(RunFolder.read(run), run.resolve("report.html"));
    String own = "| this run, nested | ";
    String other = "| this run, nested, other data | ";
    assertTrue(table(run, "published-table1").contains(other + "sounds"), "the music is another");
    assertTrue(table(run, "published-table2").contains(other + "sounds"), "it has no music");
    assertTrue(table(run, "published-table2").contains("numbers cannot be compared"));

    formats.put("music", "pmemo");
    mapper.writeValue(run.resolve("results.json").toFile(), json);
    Report.write(RunFolder.read(run), run.resolve("report.html"));
    assertTrue(table(run, "published-table1").contains(own + "sounds"));
    assertFalse(table(run, "published-table1").contains("cannot be compared"));
    assertTrue(table(run, "published-table2").contains(other + "sounds"));
    assertTrue(table(run, "published-table2").contains(own + "music"));
  }

  @Test
  void aRoleOfNoCorpusIsRefused() {
    StudyException error =
        assertThrows(StudyException.class, () -> run("roles: {sounds: noises}\n"));
    assertTrue(error.getMessage().contains("roles.sounds is noises"), error.getMessage());
    assertThrows(StudyException.class, () -> run("roles: {sounds: music, music: music}\n"));
    assertThrows(StudyException.class, () -> run("published: table-3\n"));
  }
}
