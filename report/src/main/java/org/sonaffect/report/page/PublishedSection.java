package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sonaffect.report.claims.Claims;
import org.sonaffect.report.claims.PublishedResults;
import org.sonaffect.report.claims.PublishedResults.Table1Row;
import org.sonaffect.report.claims.PublishedResults.Table2Row;
import org.sonaffect.report.claims.Roles;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary.Mean;

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
        run.summary().means().stream().filter(mean -> mean.cell().control().isNone()).toList();
  }

  /** The section; empty for a study of other corpora that does not ask for it. */
  static void add(RunFolder run, Parts parts) {
    JsonNode presentation = run.json().path("presentation");
    List<String> asked =
        presentation.path("published").valueStream().map(JsonNode::asText).toList();
    List<String> formats =
        presentation.path("formats").valueStream().map(JsonNode::asText).toList();
    boolean same = formats.contains("iads-e") || formats.contains("pmemo");
    PublishedSection section = new PublishedSection(run);
    if (section.roles.complete() && (same || asked.contains("table-1"))) {
      parts.add(section.table1());
    }
    boolean any = section.roles.sounds() != null || section.roles.music() != null;
    if (any && (same || asked.contains("table-2"))) {
      parts.add(section.table2());
      parts.add(sources());
    }
  }

  private Table table1() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (Table1Row row : PublishedResults.table1()) {
      rows.add(
          Table.row(
              QUOTED,
              row.test(),
              row.model(),
              row.target(),
              row.sounds(),
              row.music(),
              row.joint() + (row.misplaced() ? " *" : "")));
    }
    String sounds = String.valueOf(roles.sounds());
    String music = String.valueOf(roles.music());
    // A row stands for what both corpora gave, so both have to be the paper's.
    boolean same = ofTable1.contains(sounds) && ofTable1.contains(music);
    TrainingSet joint = joint(sounds, music);
    for (Cell cell : tests()) {
      if (cell.test().equals(sounds) || cell.test().equals(music)) {
        rows.add(
            Table.row(
                "this run, " + cell.protocol() + (same ? "" : OTHER_DATA),
                cell.test(),
                cell.model(),
                cell.target(),
                score(cell.trainedOn(TrainingSet.alone(sounds)), "rmse"),
                score(cell.trainedOn(TrainingSet.alone(music)), "rmse"),
                score(cell.trainedOn(joint), "rmse")));
      }
    }
    return new Table(
        "published-table1",
        "Table 1 of Simonetta, Certo and Ntalampiras (AudioMostly 2024), quoted as published:"
            + " RMSE, mean ± half-width of the 95 % interval over 5 folds, ratings in [−1, 1]; A is"
            + " IADS-E without music, B is PMEmo; rows placed as in published-2023, pipelines"
            + " chosen on the folds that are reported. * is in the wrong row of the published"
            + " table. Below: this run, with its sounds as A and its music as B."
            + remark(rows, "IADS-E without music and PMEmo"),
        Table.header("Origin | Test corpus | Model | Target | A | B | A + B"),
        4,
        rows);
  }

  private Table table2() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (String test : List.of(PublishedResults.SOUNDS_WITH_MUSIC, PublishedResults.MUSIC)) {
      String own = test.equals(PublishedResults.MUSIC) ? roles.music() : roles.sounds();
      if (own == null) {
        continue;
      }
      for (Table2Row row : PublishedResults.table2()) {
        if (row.test().equals(test)) {
          rows.add(
              Table.row(
                  QUOTED,
                  row.test(),
                  row.method(),
                  row.rmseValence(),
                  row.rmseArousal(),
                  row.r2Valence(),
                  row.r2Arousal()));
        }
      }
      ours(own, rows);
    }
    return new Table(
        "published-table2",
        "Table 2 of Simonetta, Certo and Ntalampiras (AudioMostly 2024), quoted as published,"
            + " ratings in [−1, 1]; below the rows of each test corpus, those of this run that were"
            + " trained on it, mean over test folds ± half-width of the 95 % interval."
            + remark(rows, "IADS-E with music and PMEmo"),
        Table.header(
            "Origin | Test corpus | Method | RMSE valence | RMSE arousal | R² valence | R² arousal"),
        3,
        rows);
  }

  /** Where the rows of Table 2 come from. */
  private static Table sources() {
    List<List<Table.Entry>> rows =
        PublishedResults.table2().stream()
            .map(
                row ->
                    Table.row(
                        row.others() ? row.method() : "AutoML on ...",
                        row.source(),
                        row.evaluation()))
            .distinct()
            .toList();
    return new Table(
        "published-sources",
        "Sources of the quoted rows of Table 2, and how their data were split.",
        List.of("Method", "Source", "Training and test rows"),
        1,
        rows);
  }

  private static String remark(List<List<Table.Entry>> rows, String data) {
    return rows.stream().anyMatch(row -> row.get(0).text().endsWith(OTHER_DATA))
        ? " The quoted rows are about %s; the rows of this run marked as of other data are not, so the numbers cannot be compared."
            .formatted(data)
        : "";
  }

  private void ours(String test, List<List<Table.Entry>> rows) {
    Set<Cell> seen = new HashSet<>();
    for (Mean mean : means) {
      Cell cell = mean.cell();
      if (cell.test().equals(test)
          && cell.train().share(test) == 1
          && seen.add(cell.ofTarget(Cell.EVERY))) {
        List<Table.Entry> row =
            Table.row(
                "this run, " + cell.protocol() + (ofTable2.contains(test) ? "" : OTHER_DATA),
                test,
                cell.model() + " on " + cell.train().words());
        for (String metric : List.of("rmse", Result.R2)) {
          row.addAll(
              Table.row(
                  score(cell.ofTarget("valence"), metric),
                  score(cell.ofTarget("arousal"), metric)));
        }
        rows.add(row);
      }
    }
  }

  /** Every test of a model, whatever it was trained on, in the order of the means. */
  private List<Cell> tests() {
    return means.stream().map(m -> m.cell().trainedOn(TrainingSet.ANY)).distinct().toList();
  }

  private TrainingSet joint(String sounds, String music) {
    return means.stream()
        .map(m -> m.cell().train())
        .filter(train -> !train.complementary() && train.parts().size() == 2)
        .filter(train -> train.share(sounds) == 1 && train.share(music) == 1)
        .findFirst()
        .orElse(TrainingSet.ANY);
  }

  private String score(Cell cell, String metric) {
    return means.stream()
        .filter(mean -> mean.cell().equals(cell) && mean.metric().equals(metric))
        .map(mean -> Numbers.withHalfWidth(mean.mean(), mean.halfWidth()))
        .findFirst()
        .orElse("");
  }
}
