package org.sonaffect.report.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sonaffect.study.Cell;
import org.sonaffect.study.folder.RunRows;
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
  static List<Finding> of(AuditRows rows, List<RunRows.Fit> fits, Map<Cell, RunAudit.Fold> folds) {
    FitAudit audit = new FitAudit(rows);
    for (RunRows.Fit fit : fits) {
      RunAudit.Fold fold = folds.get(fit.cell());
      if (fold != null) {
        audit.check(fold, fit);
      }
    }
    return audit.findings();
  }

  private void check(RunAudit.Fold fold, RunRows.Fit fit) {
    String hash = fit.hash();
    Set<String> trained = names(fold.trained());
    if (RowSet.hash(trained).equals(hash)) {
      return;
    }
    Fault fault =
        faults.computeIfAbsent(
            "%s, %s: %s".formatted(fit.cell().protocol(), fit.cell().train(), fit.step()),
            key -> new Fault());
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
      seen = "%d rows that are not the %d training rows".formatted(fit.rows(), trained.size());
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
                Finding.of(
                    place.endsWith("select")
                        ? Rule.SELECTION_OUTSIDE_FOLD
                        : Rule.TRANSFORM_OUTSIDE_FOLD,
                    "%s was fitted on %s in %d fold%s"
                        .formatted(place, fault.seen, fault.folds, fault.folds == 1 ? "" : "s"),
                    fault.tested)));
    return findings;
  }
}
