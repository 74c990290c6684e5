package org.sonaffect.report.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/** The transfers of a run: transfer.csv over its folds. */
public final class TransferScores {
  private final Map<Key, FoldSeries> scores;

  private TransferScores(Map<Key, FoldSeries> scores) {
    this.scores = scores;
  }

  /**
   * What is trained on and tested, whatever the alignment and the number of labelled clips.
   *
   * @param source the corpus trained on; empty for clips of the test corpus alone
   * @param cell tested; without its training set
   */
  public record Pair(String source, Cell cell) {
    Pair alone() {
      return new Pair("", cell);
    }
  }

  private record Key(Pair pair, String alignment, String labelled) {}

  /** Reads one metric; none where the run has no transfers. */
  public static TransferScores of(RunFolder run, String metric) {
    Map<Key, FoldSeries> scores = new LinkedHashMap<>();
    Grouped.by(
            run.readIfAny(RunColumns.TRANSFER).stream().filter(r -> r.metric().equals(metric)),
            r -> new Key(new Pair(r.source(), r.cell().series()), r.alignment(), r.labelled()))
        .forEach(
            (key, of) ->
                scores.put(
                    key,
                    FoldSeries.of(of.stream().map(RunRows.TransferScore::value).toList(), run)));
    return new TransferScores(scores);
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
        .filter(count -> !count.equals(RunColumns.EVERY_ROW))
        .map(Integer::valueOf)
        .distinct()
        .sorted()
        .toList();
  }

  /** Of a transfer; null where there is none. */
  public @Nullable FoldSeries of(Pair pair, String alignment, int labelled) {
    return scores.get(new Key(pair, alignment, Integer.toString(labelled)));
  }

  /** Of so many clips of the test corpus alone; null for 0. */
  public @Nullable FoldSeries alone(Pair pair, int labelled) {
    return alone(pair, Integer.toString(labelled));
  }

  /** Of all training rows of the test corpus. */
  public @Nullable FoldSeries whole(Pair pair) {
    return alone(pair, RunColumns.EVERY_ROW);
  }

  private @Nullable FoldSeries alone(Pair pair, String labelled) {
    return scores.get(new Key(pair.alone(), RunColumns.ALONE, labelled));
  }
}
