package org.sonaffect.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/** Predictions of test clips that are changed, against those of the same clips as they are. */
final class ChangesSection {
  private ChangesSection() {}

  /** The section; empty where the run compares no changes. */
  static List<DomContent> of(RunFolder run, Path folder) throws IOException {
    Map<List<Object>, List<RunRows.ChangeScore>> rows = new LinkedHashMap<>();
    for (RunRows.ChangeScore score : run.readIfAny(RunColumns.CHANGES)) {
      List<Object> key =
          List.of(
              score.cell().test(),
              score.cell().train(),
              score.cell().model(),
              score.cell().target(),
              score.change());
      rows.computeIfAbsent(key, k -> new ArrayList<>()).add(score);
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<DomContent> content = new ArrayList<>();
    content.add(p(sentence(run)));
    content.add(table(rows).written(folder));
    return content;
  }

  /** What was trained with. */
  private static String sentence(RunFolder run) {
    List<String> variants = new ArrayList<>();
    run.json()
        .path("study")
        .path("augment")
        .path("variants")
        .forEach(v -> variants.add(v.asText()));
    return variants.isEmpty()
        ? "The models were trained on unchanged clips only."
        : "Training clips were also trained on after these changes: %s. No changed clip was ever among the test clips that are scored elsewhere."
            .formatted(String.join(", ", variants));
  }

  private static Table table(Map<List<Object>, List<RunRows.ChangeScore>> rows) {
    List<List<Table.Entry>> lines = new ArrayList<>();
    for (List<RunRows.ChangeScore> repeats : rows.values()) {
      RunRows.ChangeScore first = repeats.get(0);
      boolean plain = first.change().equals(RunColumns.UNCHANGED);
      lines.add(
          Table.row(
              first.cell().test(),
              first.cell().train().words(),
              first.cell().model(),
              first.cell().target(),
              plain ? "none" : first.change(),
              Integer.toString(first.clips()),
              plain ? "" : Numbers.signed(mean(repeats, RunRows.ChangeScore::shift)),
              plain ? "" : Numbers.score(mean(repeats, RunRows.ChangeScore::rms)),
              plain ? "" : Numbers.score(mean(repeats, RunRows.ChangeScore::pearson)),
              Numbers.score(mean(repeats, RunRows.ChangeScore::r2)),
              percent(mean(repeats, RunRows.ChangeScore::coverage))));
    }
    return new Table(
        "changes",
        "The same clips, changed: predictions of changed test clips, compared with those of"
            + " the unchanged clips (mean shift, root mean square of the difference, correlation"
            + " r) and with their ratings (R², and the share that lies inside a 90 % interval)."
            + " All intervals have one width, from the errors on unchanged test clips of the"
            + " other folds. Mean over the repetitions.",
        Table.header(
            "Test corpus | Trained on | Model | Target | Change | Clips | Shift | RMS | r | R² | Covered"),
        5,
        lines);
  }

  private static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
        : Numbers.UNDEFINED;
  }

  private static double mean(
      List<RunRows.ChangeScore> scores, ToDoubleFunction<RunRows.ChangeScore> value) {
    return scores.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
