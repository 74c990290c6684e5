package org.sonaffect.report;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sonaffect.report.claims.Claims;
import org.sonaffect.report.claims.PublishedResults;
import org.sonaffect.report.claims.PublishedResults.Table1Row;
import org.sonaffect.report.claims.PublishedResults.Table2Row;
import org.sonaffect.report.claims.Roles;
import org.sonaffect.study.Summary.Mean;
import org.sonaffect.study.folder.RunFolder;

/**
 * What the paper's Tables 1 and 2 print, as published, and this run's rows under it: for IADS-E and
 * PMEmo themselves, and where the study asks for it.
 */
final class PublishedSection {
  private static final String QUOTED = "quoted";

  private static final String OTHER_DATA = ", other data";

  private final Roles roles;
  private final List<Mean> means;

  /** Corpora that are the data of Table 1, and those of Table 2. */
  private final Set<String> ofTable1;

  private final Set<String> ofTable2;

  private PublishedSection(RunFolder run) {
    this.roles = Roles.of(run.json());
    this.ofTable1 = Claims.published(run.json(), run.clips(), false);
    this.ofTable2 = Claims.published(run.json(), run.clips(), true);
    this.means =
        run.summary().means().stream().filter(mean -> mean.control().equals("none")).toList();
  }

  /** The section; empty for a study of other corpora that does not ask for it. */
  static List<DomContent> of(RunFolder run, Path folder) throws IOException {
    JsonNode presentation = run.json().path("presentation");
    List<String> asked = new ArrayList<>();
    presentation.path("published").forEach(table -> asked.add(table.asText()));
    List<String> formats = new ArrayList<>();
    presentation.path("formats").forEach(format -> formats.add(format.asText()));
    boolean same = formats.contains("iads-e") || formats.contains("pmemo");
    PublishedSection section = new PublishedSection(run);
    List<DomContent> content = new ArrayList<>();
    if (same || asked.contains("table-1")) {
      content.add(section.table1().written(folder));
    }
    if (same || asked.contains("table-2")) {
      content.add(section.table2().written(folder));
      content.add(sources().written(folder));
    }
    return content;
  }

  private Table table1() {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Table1Row row : PublishedResults.table1()) {
      rows.add(
          cells(
              QUOTED,
              row.test(),
              row.model(),
              row.target(),
              row.sounds(),
              row.music(),
              row.joint() + (row.misplaced() ? " *" : "")));
    }
    if (roles.complete()) {
      String sounds = String.valueOf(roles.sounds());
      String music = String.valueOf(roles.music());
      // A row stands for what both corpora gave, so both have to be the paper's.
      boolean same = ofTable1.contains(sounds) && ofTable1.contains(music);
      for (List<String> key : keys()) {
        if (key.get(1).equals(sounds) || key.get(1).equals(music)) {
          rows.add(
              cells(
                  "this run, " + key.get(0) + (same ? "" : OTHER_DATA),
                  key.get(1),
                  key.get(2),
                  key.get(3),
                  score(key, "rmse", sounds + ":1"),
                  score(key, "rmse", music + ":1"),
                  score(key, "rmse", joint(sounds, music))));
        }
      }
    }
    return new Table(
        "published-table1",
        "Table 1 of Simonetta, Certo and Ntalampiras (AudioMostly 2024), quoted as published: RMSE,"
            + " mean ± half-width of the 95 % interval over 5 folds, labels in [−1, 1]; A is IADS-E"
            + " without music, B is PMEmo; rows placed as in published-2023, pipelines chosen on the"
            + " folds that are reported. * stands in the wrong row of the published table. Below,"
            + " this run: its sounds as A, its music as B."
            + remark(rows, "IADS-E without music and PMEmo"),
        List.of("Origin", "Test corpus", "Model", "Target", "A", "B", "A + B"),
        4,
        rows);
  }

  private Table table2() {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (String test : List.of(PublishedResults.SOUNDS_WITH_MUSIC, PublishedResults.MUSIC)) {
      for (Table2Row row : PublishedResults.table2()) {
        if (row.test().equals(test)) {
          rows.add(
              cells(
                  QUOTED,
                  row.test(),
                  row.method(),
                  row.rmseValence(),
                  row.rmseArousal(),
                  row.r2Valence(),
                  row.r2Arousal()));
        }
      }
      String own = test.equals(PublishedResults.MUSIC) ? roles.music() : roles.sounds();
      if (own != null) {
        ours(own, rows);
      }
    }
    return new Table(
        "published-table2",
        "Table 2 of Simonetta, Certo and Ntalampiras (AudioMostly 2024), quoted as published, labels"
            + " in [−1, 1]; under the rows of each test corpus those of this run that are trained on"
            + " it, mean over test folds ± half-width of the 95 % interval."
            + remark(rows, "IADS-E with music and PMEmo"),
        List.of(
            "Origin",
            "Test corpus",
            "Method",
            "RMSE valence",
            "RMSE arousal",
            "R² valence",
            "R² arousal"),
        3,
        rows);
  }

  /** Where the rows of Table 2 come from. */
  private static Table sources() {
    List<List<Table.Cell>> rows =
        PublishedResults.table2().stream()
            .map(
                row ->
                    cells(
                        row.others() ? row.method() : "AutoML on ...",
                        row.source(),
                        row.evaluation()))
            .distinct()
            .toList();
    return new Table(
        "published-sources",
        "Sources of the quoted rows of Table 2, and how their rows were parted.",
        List.of("Method", "Source", "Training and test rows"),
        1,
        rows);
  }

  private static String remark(List<List<Table.Cell>> rows, String data) {
    return rows.stream().anyMatch(row -> row.get(0).text().endsWith(OTHER_DATA))
        ? " The quoted rows are about %s; the rows of this run marked as of other data are not, so the numbers cannot be compared."
            .formatted(data)
        : "";
  }

  private void ours(String test, List<List<Table.Cell>> rows) {
    List<List<String>> seen = new ArrayList<>();
    for (Mean mean : means) {
      List<String> key = List.of(mean.protocol(), mean.model(), mean.train());
      if (mean.test().equals(test) && Shares.of(mean.train(), test) == 1 && !seen.contains(key)) {
        seen.add(key);
        List<String> row = new ArrayList<>();
        row.add("this run, " + mean.protocol() + (ofTable2.contains(test) ? "" : OTHER_DATA));
        row.add(test);
        row.add(mean.model() + " on " + Mixtures.words(mean.train()));
        for (String metric : List.of("rmse", "r2")) {
          for (String target : List.of("valence", "arousal")) {
            row.add(
                score(List.of(mean.protocol(), test, mean.model(), target), metric, mean.train()));
          }
        }
        rows.add(cells(row.toArray(String[]::new)));
      }
    }
  }

  /** Protocol, test corpus, model and target of every row, in the order of the means. */
  private List<List<String>> keys() {
    return means.stream()
        .map(mean -> List.of(mean.protocol(), mean.test(), mean.model(), mean.target()))
        .distinct()
        .toList();
  }

  private String joint(String sounds, String music) {
    return means.stream()
        .map(Mean::train)
        .filter(train -> !Shares.complementary(train) && train.split("\\+", -1).length == 2)
        .filter(train -> Shares.of(train, sounds) == 1 && Shares.of(train, music) == 1)
        .findFirst()
        .orElse("");
  }

  private String score(List<String> key, String metric, String train) {
    return means.stream()
        .filter(mean -> mean.train().equals(train) && mean.metric().equals(metric))
        .filter(
            mean -> key.equals(List.of(mean.protocol(), mean.test(), mean.model(), mean.target())))
        .map(mean -> Numbers.withHalfWidth(mean.mean(), mean.halfWidth()))
        .findFirst()
        .orElse("");
  }

  private static List<Table.Cell> cells(String... texts) {
    return Stream.of(texts).map(Table.Cell::of).toList();
  }
}
