package org.sonaffect.model.evaluate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sonaffect.model.predict.Estimate;
import org.sonaffect.model.predict.PredictionTable;
import org.sonaffect.study.folder.Decimals;

/** The predictions of an evaluation, a row a clip (docs/spec/file-formats.md §11.2). */
public final class EvaluationTable {
  private EvaluationTable() {}

  /** The table as CSV. */
  public static String of(Evaluation evaluation) throws IOException {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      write(evaluation, csv);
    }
    return out.toString();
  }

  private static void write(Evaluation evaluation, CsvWriter csv) {
    List<String> targets = evaluation.card().targets();
    List<String> header = new ArrayList<>(List.of("id", "file", "category", "group", "domain"));
    for (String target : targets) {
      header.addAll(List.of(target + "_rated", target, target + "_low", target + "_high"));
    }
    header.addAll(List.of("novelty", "unlike", "training_clip", "same"));
    csv.writeRecord(header);
    for (EvaluatedClip clip : evaluation.clips()) {
      List<String> row = new ArrayList<>();
      row.add(text(clip.item().id()));
      row.add(text(evaluation.file(clip)));
      row.add(text(Objects.requireNonNullElse(clip.item().category(), "")));
      row.add(text(Objects.requireNonNullElse(clip.item().group(), "")));
      row.add(text(clip.affect().domain()));
      for (int t = 0; t < targets.size(); t++) {
        Estimate estimate = clip.estimate(t);
        row.add(Decimals.of(clip.rating().get(t)));
        row.add(Decimals.of(estimate.value()));
        row.add(Decimals.of(estimate.low()));
        row.add(Decimals.of(estimate.high()));
      }
      row.add(Decimals.of(clip.affect().novelty()));
      row.add(text(String.join("; ", clip.affect().unlike())));
      EvaluatedClip.Shared shared = clip.shared();
      row.add(shared == null ? "" : text(shared.corpus() + "/" + shared.id()));
      row.add(shared == null ? "" : EvaluationJson.same(shared));
      csv.writeRecord(row);
    }
  }

  private static String text(String text) {
    return PredictionTable.text(text);
  }
}
