package org.sonaffect.study.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.RunFolder;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.run.CsvTable;
import org.sonaffect.study.run.FoldTable;
import org.sonaffect.study.run.RunTables;

/**
 * A run folder, judged by its tables alone: the rows that were trained and tested on, the groups
 * and contents of the clips, and whether the results are those of the predictions.
 */
public final class RunAudit {
  private final RunFolder run;
  private final AuditRows rows = new AuditRows();

  private RunAudit(RunFolder run) {
    this.run = run;
  }

  /** What is wrong with a run. */
  public static List<Finding> of(RunFolder run) {
    RunAudit audit = new RunAudit(run);
    audit.readClips();
    List<Fold> folds = audit.folds();
    List<Finding> findings = new ArrayList<>(audit.split(folds));
    findings.addAll(ResultAudit.of(run, audit.tested(folds)));
    findings.addAll(ControlAudit.of(run.summary().controls()));
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
    FoldTable table = FoldTable.read(run.path().resolve("folds.csv"));
    for (FoldTable.Entry entry : table.entries()) {
      if (entry.corpus() == null) {
        throw new StudyException("%s line %d: has no corpus".formatted(table.file(), entry.line()));
      }
      rows.add(new AuditRows.Row(entry.corpus(), entry.id(), entry.hash(), entry.group()));
    }
    for (CsvTable.CsvRow row : run.table("duplicates.csv", RunTables.DUPLICATES).rows()) {
      List<String> f = row.fields();
      rows.addNearDuplicates(rows.number(f.get(0), f.get(1)), rows.number(f.get(2), f.get(3)));
    }
  }

  private List<Fold> folds() {
    CsvTable table = run.table("splits.csv", RunTables.SPLITS);
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
      if (role.equals(RunTables.TRAIN)) {
        fold.trained().add(row);
      } else if (role.equals(RunTables.SEARCH)) {
        fold.searched().add(row);
      } else if (role.startsWith(RunTables.TEST)) {
        fold.tested()
            .computeIfAbsent(role.substring(RunTables.TEST.length()), c -> new ArrayList<>())
            .add(row);
      } else {
        throw new StudyException(
            "%s line %d: role is %s, wanted %s, %s or %s<corpus>"
                .formatted(
                    table.file(),
                    line.line(),
                    role,
                    RunTables.TRAIN,
                    RunTables.SEARCH,
                    RunTables.TEST));
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

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
