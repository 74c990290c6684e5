package org.sonaffect.report.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.folder.FoldTable;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.gate.AuditRows;
import org.sonaffect.study.gate.ControlAudit;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.Rule;
import org.sonaffect.study.gate.SeenRows;
import org.sonaffect.study.gate.SplitAudit;
import org.sonaffect.study.summary.Summaries;

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
    this.table = run.folds();
  }

  /** What is wrong with a run. */
  public static List<Finding> of(RunFolder run) {
    RunAudit audit = new RunAudit(run);
    audit.readClips();
    List<Finding> findings = new ArrayList<>(FoldAudit.rows(audit.table));
    audit.missing(findings);
    Map<Cell, Fold> folds = audit.folds();
    List<Prediction> predictions = run.predictions();
    List<Result> results = run.results();
    findings.addAll(audit.split(folds.values()));
    audit.placed(folds.values(), findings);
    findings.addAll(FitAudit.of(audit.rows, run.readIfAny(RunColumns.FITS), folds));
    findings.addAll(ResultAudit.of(run, results, predictions, audit.tested(folds.values())));
    findings.addAll(OverlapAudit.of(predictions, audit.seen(folds.values())));
    findings.addAll(ControlAudit.of(Summaries.controls(results)));
    for (JsonNode corpus : run.json().path("corpora")) {
      int leftOut = corpus.path("left_out").asInt();
      if (leftOut > 0) {
        findings.add(
            Rule.leftOut(corpus.path("name").asText(), leftOut, corpus.path("clips").asInt()));
      }
    }
    return findings;
  }

  /**
   * One training and its test, as splits.csv states it.
   *
   * @param cell {@link Cell#rows()}, whatever the test corpus
   */
  record Fold(
      Cell cell,
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
    for (RunRows.Duplicates pair : run.read(RunColumns.DUPLICATES)) {
      int first = rows.number(pair.corpus(), pair.id());
      int second = rows.number(pair.otherCorpus(), pair.otherId());
      if (first >= 0 && second >= 0) {
        rows.addNearDuplicates(first, second);
      }
    }
  }

  /** Clips of the study that have no fold. */
  private void missing(List<Finding> findings) {
    Set<String> missing = new TreeSet<>();
    for (RatedClip clip : run.clips()) {
      if (rows.number(clip.corpus(), clip.id()) < 0) {
        missing.add(clip.name());
        rows.add(new AuditRows.Row(clip.corpus(), clip.id(), null, null));
      }
    }
    String message = "%d clips of strata.csv have no fold in folds.csv";
    Finding.add(findings, Rule.ROWS_MISSING, missing.size(), message, missing);
  }

  /** Whether the nested protocol tested in each fold what folds.csv puts there, and all of it. */
  private void placed(Collection<Fold> folds, List<Finding> findings) {
    Map<List<Object>, Set<String>> wanted = new HashMap<>();
    for (FoldTable.Entry entry : table.entries()) {
      wanted
          .computeIfAbsent(List.of(entry.repeat(), table.number(entry)), key -> new TreeSet<>())
          .add(entry.corpus() + "/" + entry.id());
    }
    Set<String> concerned = new TreeSet<>();
    int wrong = 0;
    for (Fold fold : folds) {
      Set<String> tested = new TreeSet<>();
      fold.tested().values().forEach(rs -> rs.forEach(row -> tested.add(rows.get(row).name())));
      Set<String> placed =
          new TreeSet<>(
              wanted.getOrDefault(List.of(fold.cell().repeat(), fold.cell().fold()), Set.of()));
      if (fold.cell().train().transfer()) {
        // A transfer is tested on one corpus.
        placed.removeIf(
            name -> fold.tested().keySet().stream().noneMatch(c -> name.startsWith(c + "/")));
      }
      if (fold.cell().protocol() == Protocol.NESTED && !tested.equals(placed)) {
        wrong++;
        Set<String> differ = new TreeSet<>(tested);
        differ.removeAll(placed);
        placed.stream().filter(name -> !tested.contains(name)).forEach(differ::add);
        concerned.addAll(differ);
      }
    }
    String message = "in %d folds splits.csv tests other clips than folds.csv lists";
    Finding.add(findings, Rule.FOLDS_DIFFER_FROM_SPLITS, wrong, message, concerned);
  }

  private Map<Cell, Fold> folds() {
    Map<Cell, Fold> folds = new LinkedHashMap<>();
    for (RunRows.Split split : run.read(RunColumns.SPLITS)) {
      Fold fold =
          folds.computeIfAbsent(
              split.cell(),
              cell -> new Fold(cell, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>()));
      int row = rows.number(split.corpus(), split.id());
      if (row < 0) {
        throw new StudyException(
            "%s: splits.csv: %s/%s is not in folds.csv"
                .formatted(run.path(), split.corpus(), split.id()));
      }
      String role = split.role();
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
            "%s: splits.csv: role is %s, expected %s, %s, %s or %s<corpus>"
                .formatted(
                    run.path(),
                    role,
                    RunColumns.TRAIN,
                    RunColumns.SEARCH,
                    RunColumns.UNLABELLED,
                    RunColumns.TEST));
      }
    }
    return folds;
  }

  private List<Finding> split(Collection<Fold> folds) {
    Map<Protocol, SplitAudit> audits = new LinkedHashMap<>();
    for (Fold fold : folds) {
      Map<String, int[]> tested = new LinkedHashMap<>();
      fold.tested().forEach((corpus, numbers) -> tested.put(corpus, array(numbers)));
      Cell cell = fold.cell();
      audits
          .computeIfAbsent(cell.protocol(), protocol -> new SplitAudit(rows))
          .add(
              cell.protocol() + ", " + cell.train(),
              Set.copyOf(cell.train().corpora()),
              array(fold.trained()),
              array(fold.searched()),
              tested);
    }
    return audits.values().stream().flatMap(audit -> audit.findings().stream()).toList();
  }

  /** The ids of each test set. */
  private Map<Cell, Set<String>> tested(Collection<Fold> folds) {
    return ids(folds, fold -> row -> true);
  }

  /** The ids among them that training had seen, by themselves or as a duplicate. */
  private Map<Cell, Set<String>> seen(Collection<Fold> folds) {
    return ids(
        folds,
        fold -> {
          SeenRows training = new SeenRows(rows, array(fold.trained()));
          return row -> {
            Rule how = training.how(row);
            return how != null && how != Rule.GROUP_PARTED;
          };
        });
  }

  private Map<Cell, Set<String>> ids(
      Collection<Fold> folds, Function<Fold, Predicate<Integer>> wanted) {
    Map<Cell, Set<String>> ids = new HashMap<>();
    for (Fold fold : folds) {
      Predicate<Integer> own = wanted.apply(fold);
      fold.tested()
          .forEach(
              (corpus, numbers) ->
                  ids.put(
                      fold.cell().testedOn(corpus),
                      numbers.stream()
                          .filter(own)
                          .map(row -> rows.get(row).id())
                          .collect(Collectors.toSet())));
    }
    return ids;
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
