package org.sonaffect.study.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.PlannedTransfer;
import org.sonaffect.study.plan.Planner;
import org.sonaffect.study.plan.StackedRows;
import org.sonaffect.study.plan.StudyPlan;
import org.sonaffect.study.plan.VariantRows;

/** The audit of a study's rows before anything is fitted (docs/spec/experiment.md §5.6). */
public final class PlanAudit {
  private PlanAudit() {}

  /**
   * What is wrong with the rows that a study would train and test on.
   *
   * @throws StudyException where the study or its corpora cannot be read
   */
  public static List<Finding> of(StudyFile study, StudyOptions.Corpora corpora, Progress progress) {
    StudyPlan plan = Planner.of(study, corpora, progress);
    List<Finding> findings = new ArrayList<>();
    StackedRows stacked = plan.rows();
    stacked
        .leftOut()
        .forEach(
            (name, count) ->
                findings.add(
                    Rule.leftOut(name, count, stacked.size(stacked.names().indexOf(name)))));
    findings.addAll(features(plan));
    for (Protocol protocol : study.protocols()) {
      findings.addAll(findings(plan, protocol));
    }
    return findings;
  }

  /** What is wrong with the rows of one protocol. */
  static List<Finding> findings(StudyPlan plan, Protocol protocol) {
    AuditRows rows = new AuditRows();
    VariantRows variants = plan.variants();
    for (int row = 0; row < variants.x().rows(); row++) {
      int clip = variants.clip(row);
      Item item = plan.rows().item(clip);
      Change change = variants.change(row);
      // A variant has the content and the group of its clip, as far as folds are concerned.
      rows.add(
          new AuditRows.Row(
              plan.rows().corpusName(clip),
              change == null ? item.id() : item.id() + ", " + change,
              item.contentHash(),
              plan.groups().names()[clip]));
    }
    plan.groups()
        .nearDuplicates()
        .forEach(pair -> rows.addNearDuplicates(pair.first(), pair.second()));
    SplitAudit audit = new SplitAudit(rows);
    for (PlannedTraining training : plan.trainings()) {
      if (training.protocol() == protocol) {
        add(audit, plan, training, training.search());
      }
    }
    if (protocol == Protocol.NESTED) {
      plan.extraTrainings().forEach(training -> add(audit, plan, training, training.search()));
      for (PlannedTransfer transfer : plan.curvesAndTransfers().transfers()) {
        // What an alignment was fitted on counts as rows of the search: none may be tested.
        IntStream seen =
            IntStream.concat(
                Arrays.stream(transfer.training().search()), Arrays.stream(transfer.unlabelled()));
        add(audit, plan, transfer.training(), seen.toArray());
      }
    }
    return audit.findings();
  }

  private static void add(
      SplitAudit audit, StudyPlan plan, PlannedTraining training, int[] search) {
    Map<String, int[]> test = new LinkedHashMap<>();
    for (int c = 0; c < training.test().length; c++) {
      if (training.test()[c].length > 0) {
        test.put(plan.rows().names().get(c), training.test()[c]);
      }
    }
    audit.add(
        training.protocol().word() + ", " + training.label(),
        trainedCorpora(plan, training),
        trained(plan, training.train()),
        search,
        test);
  }

  /** Clips that are fitted on, and their variants. */
  private static int[] trained(StudyPlan plan, int[] clips) {
    return IntStream.concat(
            Arrays.stream(clips), Arrays.stream(plan.variants().variants(clips)).distinct())
        .toArray();
  }

  private static Set<String> trainedCorpora(StudyPlan plan, PlannedTraining training) {
    return IntStream.range(0, plan.rows().corpora().size())
        .filter(training.mixture()::trainsOn)
        .mapToObj(plan.rows().names()::get)
        .collect(Collectors.toSet());
  }

  /**
   * The findings of all protocols of a study.
   *
   * @throws StudyException where there are some under the nested protocol: it reports nothing that
   *     saw a test row
   */
  public static List<Finding> gate(StudyPlan plan, Progress progress) {
    List<Finding> all = new ArrayList<>();
    List<Finding> stop = new ArrayList<>();
    for (Finding finding : features(plan)) {
      if (finding.rule().equals(Rule.SELECTION_OUTSIDE_FOLD.word())) {
        // An inference from the features alone: worth saying, not certain enough to stop a study.
        progress.warn(finding.toString());
      } else if (plan.study().protocols().contains(Protocol.NESTED)) {
        stop.add(finding);
      }
      all.add(finding);
    }
    for (Protocol protocol : plan.study().protocols()) {
      List<Finding> findings = findings(plan, protocol);
      if (protocol == Protocol.NESTED) {
        stop.addAll(findings);
      }
      all.addAll(findings);
    }
    if (!stop.isEmpty()) {
      throw new StudyException(
          "%s: the audit stops the study:\n%s"
              .formatted(
                  plan.study().file(),
                  stop.stream().map(Finding::toString).collect(Collectors.joining("\n"))));
    }
    return all;
  }

  /** What the features of each corpus, and of all together, give away. */
  private static List<Finding> features(StudyPlan plan) {
    List<Finding> findings = new ArrayList<>();
    StackedRows rows = plan.rows();
    for (int c = 0; c < rows.corpora().size(); c++) {
      findings.addAll(features(plan, rows.names().get(c), rows.rowsOf(c)));
    }
    if (rows.corpora().size() > 1 && findings.isEmpty()) {
      int[] all = IntStream.range(0, rows.size()).toArray();
      // Not against the ratings: between corpora everything may differ, ratings and features alike.
      findings.addAll(
          FeatureAudit.of("all corpora together", rows.columns(), part(rows, all), List.of()));
    }
    return findings;
  }

  private static List<Finding> features(StudyPlan plan, String name, int[] of) {
    List<FeatureAudit.Ratings> ratings = new ArrayList<>();
    for (RatingTarget target : plan.study().ratedTargets()) {
      double[] all = plan.rows().ratings(target);
      ratings.add(
          new FeatureAudit.Ratings(
              target.word(), Arrays.stream(of).mapToDouble(row -> all[row]).toArray()));
    }
    return FeatureAudit.of(name, plan.rows().columns(), part(plan.rows(), of), ratings);
  }

  /** Some rows, a column of values for each feature. */
  private static double[][] part(StackedRows rows, int[] of) {
    double[][] columns = new double[rows.x().columns()][of.length];
    for (int i = 0; i < of.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = rows.x().get(of[i], c);
      }
    }
    return columns;
  }
}
