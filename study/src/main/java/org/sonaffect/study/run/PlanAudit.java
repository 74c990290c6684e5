package org.sonaffect.study.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sonaffect.study.Progress;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.audit.AuditRows;
import org.sonaffect.study.audit.Finding;
import org.sonaffect.study.audit.SplitAudit;
import org.sonaffect.study.corpus.Item;

/** The audit of a study's rows before anything is fitted (PROTOCOL section 5.6). */
public final class PlanAudit {
  private PlanAudit() {}

  /**
   * What is wrong with the rows that a study would train and test on.
   *
   * @throws StudyException where the study or its corpora cannot be read
   */
  public static List<Finding> of(StudyFile study, StudyOptions.Corpora corpora, Progress progress) {
    Prepared prepared = Preparation.of(study, corpora, progress);
    List<Finding> findings = new ArrayList<>();
    for (Protocol protocol : study.protocols()) {
      findings.addAll(findings(prepared, protocol));
    }
    return findings;
  }

  /** What is wrong with the rows of one protocol. */
  static List<Finding> findings(Prepared study, Protocol protocol) {
    AuditRows rows = new AuditRows();
    for (int row = 0; row < study.rows().size(); row++) {
      Item item = study.rows().item(row);
      String corpus = study.rows().names().get(study.rows().corpusOf(row));
      rows.add(
          new AuditRows.Row(corpus, item.id(), item.contentHash(), study.groups().names()[row]));
    }
    study
        .groups()
        .nearDuplicates()
        .forEach(pair -> rows.addNearDuplicates(pair.first(), pair.second()));
    SplitAudit audit = new SplitAudit(rows);
    for (PlannedFold fold : study.plan()) {
      if (fold.protocol() == protocol) {
        Map<String, int[]> test = new LinkedHashMap<>();
        for (int c = 0; c < fold.test().length; c++) {
          test.put(study.rows().names().get(c), fold.test()[c]);
        }
        audit.add(
            protocol.word() + ", " + fold.label(),
            trainedCorpora(study, fold),
            fold.train(),
            fold.search(),
            test);
      }
    }
    return audit.findings();
  }

  private static Set<String> trainedCorpora(Prepared study, PlannedFold fold) {
    Set<String> names = new HashSet<>();
    for (int c = 0; c < study.rows().corpora().size(); c++) {
      if (fold.mixture().trainsOn(c)) {
        names.add(study.rows().names().get(c));
      }
    }
    return names;
  }

  /**
   * The findings of all protocols of a study.
   *
   * @throws StudyException where there are some under the sound protocol: it reports nothing that
   *     saw a test row
   */
  static List<Finding> gate(Prepared study) {
    List<Finding> all = new ArrayList<>();
    for (Protocol protocol : study.study().protocols()) {
      List<Finding> findings = findings(study, protocol);
      if (protocol == Protocol.SOUND && !findings.isEmpty()) {
        throw new StudyException(
            "%s: the audit stops the study:\n%s"
                .formatted(
                    study.study().file(),
                    findings.stream().map(Finding::toString).collect(Collectors.joining("\n"))));
      }
      all.addAll(findings);
    }
    return all;
  }
}
