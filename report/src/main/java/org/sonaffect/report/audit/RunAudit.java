package org.sonaffect.report.audit;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.FoldTable;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.gate.AuditRows;
import org.sonaffect.study.gate.ControlAudit;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.Rule;
import org.sonaffect.study.gate.SeenRows;
import org.sonaffect.study.gate.SplitAudit;
import org.sonaffect.study.run.Summaries;

/**
 * A run folder, judged by its tables alone: the rows that were trained and tested on, the groups
 * and contents of the clips, and whether the results are those of the predictions.
 */
public final class RunAudit {
  private final RunFolder run;
  private final AuditRows rows = new AuditRows();

  private final FoldTable table;

  private RunAudit(RunFolder run) {
    this.run = run;
    this.table = FoldTable.read(run.path().resolve("folds.csv"));
  }

  /** What is wrong with a run. */
  public static List<Finding> of(RunFolder run) {
    RunAudit audit = new RunAudit(run);
    audit.readClips();
    List<Finding> missing = audit.missing();
    List<Fold> folds = audit.folds();
    List<Prediction> predictions = run.predictions();
    List<Finding> findings = new ArrayList<>(FoldAudit.rows(audit.table));
    findings.addAll(missing);
    findings.addAll(audit.split(folds));
    findings.addAll(audit.placed(folds));
    if (Files.exists(run.path().resolve("fits.csv"))) {
      findings.addAll(FitAudit.of(audit.rows, run.table("fits.csv", RunColumns.FITS), folds));
    }
    findings.addAll(ResultAudit.of(run, predictions, audit.tested(folds)));
    findings.addAll(OverlapAudit.of(predictions, audit.seen(folds)));
    findings.addAll(ControlAudit.of(Summaries.controls(run.results())));
    return findings;
  }

  /** One training and its test, as splits.csv states it. */
  record Fold(
      String protocol,
      int repeat,
      String fold,
      String train,
      List<Integer> trained,
      List<Integer> searched,
      Map<String, List<Integer>> tested) {}

  private void readClips() {
    for (FoldTable.Entry entry : table.entries()) {
      if (entry.corpus() == null) {
        throw new StudyException("%s line %d: has no corpus".formatted(table.file(), entry.line()));
      }
      rows.add(new AuditRows.Row(entry.corpus(), entry.id(), entry.hash(), entry.group()));
    }
    for (CsvTable.CsvRow row : run.table("duplicates.csv", RunColumns.DUPLICATES).rows()) {
      List<String> f = row.fields();
      int first = rows.number(f.get(0), f.get(1));
      int second = rows.number(f.get(2), f.get(3));
      if (first >= 0 && second >= 0) {
        rows.addNearDuplicates(first, second);
      }
    }
  }

  /** Clips of the study that have no fold. */
  private List<Finding> missing() {
    Set<String> missing = new TreeSet<>();
    for (RatedClip clip : run.clips()) {
      if (rows.number(clip.corpus(), clip.id()) < 0) {
        missing.add(clip.corpus() + "/" + clip.id());
        rows.add(new AuditRows.Row(clip.corpus(), clip.id(), null, null));
      }
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Rule.ROWS_MISSING.word(),
                "%d clips of strata.csv have no fold in folds.csv".formatted(missing.size()),
                List.copyOf(missing)));
  }

  /** Whether the sound protocol tested in each fold what folds.csv puts there, and all of it. */
  private List<Finding> placed(List<Fold> folds) {
    Map<List<Object>, Set<String>> wanted = new HashMap<>();
    for (FoldTable.Entry entry : table.entries()) {
      wanted
          .computeIfAbsent(List.of(entry.repeat(), entry.fold()), key -> new TreeSet<>())
          .add(entry.corpus() + "/" + entry.id());
    }
    Set<String> concerned = new TreeSet<>();
    int wrong = 0;
    for (Fold fold : folds) {
      Set<String> tested = new TreeSet<>();
      fold.tested().values().forEach(rs -> rs.forEach(row -> tested.add(rows.get(row).name())));
      Set<String> placed =
          new TreeSet<>(wanted.getOrDefault(List.of(fold.repeat(), fold.fold()), Set.of()));
      if (Mixture.transfer(fold.train())) {
        // A transfer is tested on one corpus.
        placed.removeIf(
            name -> fold.tested().keySet().stream().noneMatch(c -> name.startsWith(c + "/")));
      }
      if (fold.protocol().equals(Protocol.SOUND.word()) && !tested.equals(placed)) {
        wrong++;
        Set<String> differ = new TreeSet<>(tested);
        differ.removeAll(placed);
        placed.stream().filter(name -> !tested.contains(name)).forEach(differ::add);
        concerned.addAll(differ);
      }
    }
    return wrong == 0
        ? List.of()
        : List.of(
            new Finding(
                Rule.FOLDS_DIFFER_FROM_SPLITS.word(),
                "in %d folds splits.csv tests other clips than folds.csv puts there"
                    .formatted(wrong),
                List.copyOf(concerned)));
  }

  private List<Fold> folds() {
    CsvTable table = run.table("splits.csv", RunColumns.SPLITS);
    Map<List<String>, Fold> folds = new LinkedHashMap<>();
    for (CsvTable.CsvRow line : table.rows()) {
      List<String> f = line.fields();
      Fold fold =
          folds.computeIfAbsent(
              List.of(f.get(0), f.get(2), f.get(3), f.get(4)),
              key ->
                  new Fold(
                      f.get(0),
                      table.integer(line, 2),
                      f.get(3),
                      f.get(4),
                      new ArrayList<>(),
                      new ArrayList<>(),
                      new LinkedHashMap<>()));
      int row = rows.number(f.get(6), f.get(7));
      if (row < 0) {
        throw new StudyException(
            "%s line %d: %s/%s stands not in folds.csv"
                .formatted(table.file(), line.line(), f.get(6), f.get(7)));
      }
      String role = f.get(5);
      if (role.equals(RunColumns.TRAIN)) {
        fold.trained().add(row);
      } else if (role.equals(RunColumns.SEARCH) || role.equals(RunColumns.UNLABELLED)) {
        fold.searched().add(row);
      } else if (role.startsWith(RunColumns.TEST)) {
        fold.tested()
            .computeIfAbsent(role.substring(RunColumns.TEST.length()), c -> new ArrayList<>())
            .add(row);
      } else {
        throw new StudyException(
            "%s line %d: role is %s, wanted %s, %s, %s or %s<corpus>"
                .formatted(
                    table.file(),
                    line.line(),
                    role,
                    RunColumns.TRAIN,
                    RunColumns.SEARCH,
                    RunColumns.UNLABELLED,
                    RunColumns.TEST));
      }
    }
    return List.copyOf(folds.values());
  }

  private List<Finding> split(List<Fold> folds) {
    Map<String, SplitAudit> audits = new LinkedHashMap<>();
    for (Fold fold : folds) {
      Map<String, int[]> tested = new LinkedHashMap<>();
      fold.tested().forEach((corpus, numbers) -> tested.put(corpus, array(numbers)));
      audits
          .computeIfAbsent(fold.protocol(), protocol -> new SplitAudit(rows))
          .add(
              fold.protocol() + ", " + fold.train(),
              Set.copyOf(Mixture.corporaOf(fold.train())),
              array(fold.trained()),
              array(fold.searched()),
              tested);
    }
    return audits.values().stream().flatMap(audit -> audit.findings().stream()).toList();
  }

  /** The ids tested in each fold, by what predictions.csv names them by. */
  private Map<ResultAudit.Place, Set<String>> tested(List<Fold> folds) {
    Map<ResultAudit.Place, Set<String>> tested = new HashMap<>();
    for (Fold fold : folds) {
      fold.tested()
          .forEach(
              (corpus, numbers) ->
                  tested.put(
                      new ResultAudit.Place(
                          fold.protocol(), fold.repeat(), fold.fold(), corpus, fold.train()),
                      numbers.stream().map(row -> rows.get(row).id()).collect(Collectors.toSet())));
    }
    return tested;
  }

  /** The ids among them that training had seen, by themselves or as a duplicate. */
  private Map<ResultAudit.Place, Set<String>> seen(List<Fold> folds) {
    Map<ResultAudit.Place, Set<String>> seen = new HashMap<>();
    for (Fold fold : folds) {
      SeenRows training = new SeenRows(rows, array(fold.trained()));
      fold.tested()
          .forEach(
              (corpus, numbers) ->
                  seen.put(
                      new ResultAudit.Place(
                          fold.protocol(), fold.repeat(), fold.fold(), corpus, fold.train()),
                      numbers.stream()
                          .filter(
                              row -> {
                                Rule how = training.how(row);
                                return how != null && how != Rule.GROUP_PARTED;
                              })
                          .map(row -> rows.get(row).id())
                          .collect(Collectors.toSet())));
    }
    return seen;
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
