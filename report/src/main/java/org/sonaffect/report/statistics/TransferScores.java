package org.sonaffect.report.statistics;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.SideColumns;

/** The transfers of a run: transfer.csv over its folds. */
public final class TransferScores {
  private final Map<Key, Scores> scores;

  private TransferScores(Map<Key, Scores> scores) {
    this.scores = scores;
  }

  /** What is trained on and tested, whatever the alignment and the number of labelled clips. */
  public record Pair(String source, String test, String model, String target) {}

  private record Key(Pair pair, String alignment, String labelled) {}

  /** Reads one metric; none where the run has no transfers. */
  public static TransferScores of(RunFolder run, String metric) {
    if (!Files.exists(run.path().resolve(SideColumns.TRANSFER_FILE))) {
      return new TransferScores(Map.of());
    }
    CsvTable table = run.table(SideColumns.TRANSFER_FILE, SideColumns.TRANSFER);
    Map<Key, List<Double>> values = new LinkedHashMap<>();
    for (CsvTable.CsvRow row : table.rows()) {
      List<String> f = row.fields();
      if (f.get(9).equals(metric)) {
        Pair pair = new Pair(f.get(3), f.get(4), f.get(7), f.get(8));
        Scores.add(values, new Key(pair, f.get(5), f.get(6)), table.number(row, 10));
      }
    }
    return new TransferScores(Scores.by(values, run));
  }

  /** Every pair of corpora, model and target. */
  public List<Pair> pairs() {
    return scores.keySet().stream()
        .map(Key::pair)
        .filter(pair -> !pair.source().isEmpty())
        .distinct()
        .toList();
  }

  /** The alignments tried. */
  public List<String> alignments() {
    return scores.keySet().stream()
        .filter(key -> !key.pair().source().isEmpty())
        .map(Key::alignment)
        .distinct()
        .toList();
  }

  /** The numbers of labelled clips, ascending. */
  public List<Integer> labelled() {
    return scores.keySet().stream()
        .map(Key::labelled)
        .filter(count -> !count.equals(SideColumns.EVERY))
        .map(Integer::valueOf)
        .distinct()
        .sorted()
        .toList();
  }

  /** Of a transfer; null where there is none. */
  public @Nullable Scores of(Pair pair, String alignment, int labelled) {
    return scores.get(new Key(pair, alignment, Integer.toString(labelled)));
  }

  /** Of so many clips of the test corpus alone; null for 0. */
  public @Nullable Scores alone(Pair pair, int labelled) {
    return alone(pair, Integer.toString(labelled));
  }

  /** Of all training rows of the test corpus. */
  public @Nullable Scores whole(Pair pair) {
    return alone(pair, SideColumns.EVERY);
  }

  private @Nullable Scores alone(Pair pair, String labelled) {
    Pair own = new Pair("", pair.test(), pair.model(), pair.target());
    return scores.get(new Key(own, SideColumns.ALONE, labelled));
  }
}
