package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows.ChangeScore;

/** Predictions of test clips that are changed, against those of the same clips as they are. */
final class ChangesSection {
  private ChangesSection() {}

  /** The section; empty where the run compares no changes. */
  static void add(RunFolder run, Parts parts) {
    List<ChangeScore> scores = run.readIfAny(RunColumns.CHANGES);
    if (!scores.isEmpty()) {
      parts.text(sentence(run));
      parts.add(table(scores));
    }
  }

  /** What was trained with. */
  private static String sentence(RunFolder run) {
    List<String> variants =
        run.json().at("/study/augment/variants").valueStream().map(JsonNode::asText).toList();
    return variants.isEmpty()
        ? "The models were trained on unchanged clips only."
        : "Training clips were also trained on after these changes: %s. No changed clip was ever among the test clips that are scored elsewhere."
            .formatted(String.join(", ", variants));
  }

  private static Table table(List<ChangeScore> scores) {
    return new Columns<List<ChangeScore>>()
        .label("Test corpus", same -> same.get(0).cell().test())
        .label("Trained on", same -> same.get(0).cell().train().words())
        .label("Model", same -> same.get(0).cell().model())
        .label("Target", same -> same.get(0).cell().target())
        .label("Change", same -> same.get(0).change())
        .value("Clips", same -> same.get(0).clips())
        .value("Shift", s -> plain(s) ? "" : Numbers.signed(mean(s, ChangeScore::shift)))
        .value("RMS", s -> plain(s) ? "" : Numbers.score(mean(s, ChangeScore::rms)))
        .value("r", s -> plain(s) ? "" : Numbers.score(mean(s, ChangeScore::pearson)))
        .value("R²", same -> Numbers.score(mean(same, ChangeScore::r2)))
        .value("Covered", same -> percent(mean(same, ChangeScore::coverage)))
        .table(
            "changes",
            "The same clips, changed: predictions of changed test clips, compared with those of"
                + " the unchanged clips (mean shift, root mean square of the difference,"
                + " correlation r) and with their ratings (R², and the share that lies inside a"
                + " 90 % interval). All intervals have one width, from the errors on unchanged test"
                + " clips of the other folds. Mean over the repetitions.",
            Grouped.by(scores.stream(), s -> List.of(s.cell().series(), s.change())).values());
  }

  private static boolean plain(List<ChangeScore> scores) {
    return scores.get(0).change().equals(RunColumns.UNCHANGED);
  }

  private static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
        : Numbers.UNDEFINED;
  }

  private static double mean(List<ChangeScore> scores, ToDoubleFunction<ChangeScore> value) {
    return scores.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
