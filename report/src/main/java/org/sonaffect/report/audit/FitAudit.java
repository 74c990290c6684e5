package org.sonaffect.report.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.gate.AuditRows;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.RowSet;
import org.sonaffect.study.gate.Rule;

/** Whether each step of each fit saw the training rows and no other, as fits.csv states it. */
final class FitAudit {
  private final AuditRows rows;
  private final Map<String, Fault> faults = new LinkedHashMap<>();

  private FitAudit(AuditRows rows) {
    this.rows = rows;
  }

  /** The faults of one step under one training set. */
  private static final class Fault {
    private int folds;
    private String seen = "";
    private final Set<String> tested = new TreeSet<>();
  }

  /** Findings by protocol, training set and step. */
  static List<Finding> of(AuditRows rows, CsvTable fits, List<RunAudit.Fold> folds) {
    Map<List<String>, RunAudit.Fold> byPlace = new LinkedHashMap<>();
    for (RunAudit.Fold fold : folds) {
      byPlace.put(
          List.of(fold.protocol(), Integer.toString(fold.repeat()), fold.fold(), fold.train()),
          fold);
    }
    FitAudit audit = new FitAudit(rows);
    for (CsvTable.CsvRow line : fits.rows()) {
      List<String> f = line.fields();
      RunAudit.Fold fold = byPlace.get(f.subList(0, 4));
      if (fold != null) {
        audit.check(fold, f.get(4), fits.integer(line, 5), f.get(6));
      }
    }
    return audit.findings();
  }

  private void check(RunAudit.Fold fold, String step, int count, String hash) {
    Set<String> trained = names(fold.trained());
    if (RowSet.hash(trained).equals(hash)) {
      return;
    }
    Fault fault =
        faults.computeIfAbsent(
            "%s, %s: %s".formatted(fold.protocol(), fold.train(), step), key -> new Fault());
    fault.folds++;
    Set<String> tested = new TreeSet<>();
    fold.tested().values().forEach(numbers -> tested.addAll(names(numbers)));
    Set<String> both = new TreeSet<>(trained);
    both.addAll(tested);
    Set<String> all = new TreeSet<>();
    for (int row = 0; row < rows.size(); row++) {
      all.add(rows.get(row).name());
    }
    String seen;
    if (RowSet.hash(both).equals(hash) || RowSet.hash(all).equals(hash)) {
      seen = RowSet.hash(all).equals(hash) ? "all rows" : "training and test rows together";
      fault.tested.addAll(tested);
    } else {
      seen = "%d rows that are not the %d training rows".formatted(count, trained.size());
    }
    fault.seen = fault.seen.isEmpty() ? seen : fault.seen;
  }

  private Set<String> names(List<Integer> numbers) {
    Set<String> names = new TreeSet<>();
    numbers.forEach(row -> names.add(rows.get(row).name()));
    return names;
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    faults.forEach(
        (place, fault) ->
            findings.add(
                new Finding(
                    (place.endsWith("select")
                            ? Rule.SELECTION_OUTSIDE_FOLD
                            : Rule.TRANSFORM_OUTSIDE_FOLD)
                        .word(),
                    "%s was fitted on %s in %d fold%s"
                        .formatted(place, fault.seen, fault.folds, fault.folds == 1 ? "" : "s"),
                    List.copyOf(fault.tested))));
    return findings;
  }
}
