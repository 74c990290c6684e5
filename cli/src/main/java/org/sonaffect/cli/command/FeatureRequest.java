package org.sonaffect.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionSummary;

/**
 * A table of features that is asked for.
 *
 * @param inputs audio files, folders, patterns or manifests, as written
 * @param out the table, as written
 * @param options what to extract and how, clips at a time on this machine
 * @param force whether a table that is there is replaced
 * @param mostFailed the share of the clips that may fail; null: none
 * @param list a table of clips in the place of inputs, as written; null: none
 * @param newTo the folder of tables whose clips are left out, as written; null: none
 */
public record FeatureRequest(
    List<String> inputs,
    String out,
    ExtractionOptions options,
    boolean force,
    @Nullable Double mostFailed,
    @Nullable String list,
    @Nullable String newTo) {
  /** Copies the list. */
  public FeatureRequest {
    inputs = List.copyOf(inputs);
  }

  /** All that must stay. */
  public List<String> named() {
    return list == null ? inputs : List.of(list);
  }

  /**
   * The options where columns of a table of clips are carried through.
   *
   * @throws UsageError where the format has no place for them
   */
  public ExtractionOptions carrying(PathTable table) {
    table.mustDiffer(String.valueOf(list), options.columns());
    return UsageError.checked("", () -> options.withCarried(table.columns()));
  }

  /** No earlier tables yet; each must have the columns of this one. */
  public EarlierTables earlier(ExtractionOptions options) {
    List<String> columns = new ArrayList<>(List.of("file", "start", "end"));
    options.carried().forEach(column -> columns.add(column.name()));
    columns.addAll(options.columns());
    boolean severalRows = options.windowed() || options.level() == ExtractionOptions.Level.CONTOURS;
    return new EarlierTables(severalRows, columns);
  }

  /**
   * Checks that rows can be gone on with, where that is asked for.
   *
   * @param begun whether there are any
   * @throws UsageError where the format does not allow it
   */
  public void mustResume(boolean begun) {
    if (begun && options.resume() && !options.format().isAppendable()) {
      throw new UsageError(
          "a table in the format %s cannot be resumed; --force starts over"
              .formatted(options.format().title()));
    }
  }

  /** What is wrong where the inputs hold no clip. */
  public UsageError noClips() {
    return InputList.noAudio(list, inputs);
  }

  /**
   * What was done, in a line.
   *
   * @param table where the table is
   * @param leftOut clips of manifests that are not in {@code summary}
   */
  public static String summary(Object table, ExtractionSummary summary, int leftOut) {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %d clips extracted (%.1f s of audio, %d rows), %d already present, %d failed",
            table,
            summary.done(),
            summary.seconds(),
            summary.rows(),
            summary.present(),
            summary.failed());
    return leftOut == 0 ? line : line + ", %d left out".formatted(leftOut);
  }
}
