package org.sonaffect.corpus.load;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.audio.FileNames;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.clips.SoundFolder;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;
import org.sonaffect.corpus.table.SegmentTime;

/**
 * A feature table on disk, and which of its rows belongs to a clip: by {@code file} (and {@code
 * start}, {@code end}, to the millisecond) or by {@code id} (docs/spec/file-formats.md §3.3).
 */
final class FeatureRows {
  /** The row of a clip, or the reason why there is none. */
  record Match(int row, String reason) {
    boolean found() {
      return row >= 0;
    }
  }

  private final NumericTable table;
  private final int fileColumn;
  private final int startColumn;
  private final int endColumn;
  private final boolean byStem;
  private final Map<Object, List<Integer>> rows = new HashMap<>();

  /**
   * Reads a table.
   *
   * @param idColumn what it may call the id, besides {@code id}
   * @param byStem whether {@code chorus/12.mp3} may stand for the id 12
   */
  FeatureRows(Path file, String idColumn, boolean byStem) throws CorpusException {
    Set<String> keys = new HashSet<>(List.of("file", "id", "start", "end"));
    keys.add(idColumn.toLowerCase(Locale.ROOT));
    table =
        NumericTable.read(
            file, name -> keys.contains(name.toLowerCase(Locale.ROOT)) ? Kind.TEXT : Kind.NUMBER);
    this.byStem = byStem;
    fileColumn = table.column("file");
    startColumn = table.column("start");
    endColumn = table.column("end");
    int id = table.column(idColumn) >= 0 ? table.column(idColumn) : table.column("id");
    if (fileColumn < 0 && id < 0) {
      throw new CorpusException(
          file,
          1,
          "there is no column file or %s to match the clips by (there are %s)"
              .formatted(idColumn, CsvTable.listed(table.header())));
    }
    if (table.numberColumns().isEmpty()) {
      throw new CorpusException(file, 1, "no column holds numbers; expected features");
    }
    for (int i = 0; i < table.rows(); i++) {
      if (id >= 0) {
        add("id " + table.text(i, id), i);
        add("nfc id " + DiskNames.nfc(table.text(i, id)), i);
      }
      if (fileColumn >= 0) {
        String text = table.text(i, fileColumn).replace('\\', '/');
        add("file " + text, i);
        add("nfc file " + DiskNames.nfc(text), i);
        Path path = path(file, text);
        if (path != null) {
          add(path, i);
        }
        add("stem " + SoundFolder.stem(text), i);
      }
    }
  }

  private void add(Object key, int row) {
    rows.computeIfAbsent(key, k -> new ArrayList<>(1)).add(row);
  }

  private static @Nullable Path path(Path table, String text) {
    try {
      return table.toAbsolutePath().resolveSibling(text).normalize();
    } catch (InvalidPathException e) {
      FileNames.check(text);
      return null; // it may still match as a text
    }
  }

  NumericTable table() {
    return table;
  }

  /**
   * The row of a clip: by its id, its file's place, its file as written, in any Unicode form, then
   * its file's stem where the clip has no more than that.
   */
  Match of(ClipRow clip) {
    List<Integer> found = rows.get("id " + clip.item().id());
    if (found == null) {
      found = rows.get("nfc id " + DiskNames.nfc(clip.item().id()));
    }
    if (found != null) {
      return found.size() == 1
          ? new Match(found.get(0), "")
          : missing(clip, "has " + found.size() + " rows with this id");
    }
    found = clip.item().file() == null ? null : rows.get(clip.item().file());
    if (found == null) {
      found = rows.get("file " + clip.name().replace('\\', '/'));
    }
    if (found == null) {
      found = rows.get("nfc file " + DiskNames.nfc(clip.name().replace('\\', '/')));
    }
    String stem = byStem ? clip.item().id() : clip.name();
    if (found == null && (byStem || SoundFolder.stem(stem).equals(stem.toLowerCase(Locale.ROOT)))) {
      found = rows.get("stem " + stem.toLowerCase(Locale.ROOT));
      Set<String> files = new LinkedHashSet<>();
      for (int row : found == null ? List.<Integer>of() : found) {
        files.add(table.text(row, fileColumn));
      }
      if (files.size() > 1) {
        return missing(clip, "has several sounds of this name: " + String.join(", ", files));
      }
    }
    return found == null ? missing(clip, "has no row for it") : segment(clip, found);
  }

  private Match segment(ClipRow clip, List<Integer> candidates) {
    if (!clip.isSegment()) {
      return candidates.size() == 1
          ? new Match(candidates.get(0), "")
          : missing(
              clip,
              "has " + candidates.size() + " rows for it, and the clip names no start and end");
    }
    if (startColumn < 0 || endColumn < 0) {
      return missing(clip, "has no columns start and end to distinguish the segments of a file");
    }
    List<Integer> same = new ArrayList<>();
    for (int row : candidates) {
      if (millis(table.text(row, startColumn), 0) == Math.round(1000 * clip.item().start())
          && millis(table.text(row, endColumn), -1)
              == (Double.isNaN(clip.item().end()) ? -1 : Math.round(1000 * clip.item().end()))) {
        same.add(row);
      }
    }
    if (same.size() == 1) {
      return new Match(same.get(0), "");
    }
    return missing(
        clip,
        same.isEmpty()
            ? "has only other segments of this file"
            : "has this segment " + same.size() + " times");
  }

  private static long millis(String text, long absent) {
    double seconds = SegmentTime.parse(text);
    return Double.isNaN(seconds) ? absent : Math.round(1000 * seconds);
  }

  private Match missing(ClipRow clip, String reason) {
    return new Match(
        -1,
        "no features for %s: %s %s".formatted(clip.label(), table.file().getFileName(), reason));
  }
}
