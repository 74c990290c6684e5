package org.sonaffect.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folder in which parts lie until they are put together: a report a part, which commits it, and
 * the rows that the report names.
 *
 * @param place of the folder
 */
record PartFolder(Location place) {
  /** Ending of a report. */
  static final String REPORT = ".json";

  /** Ending of a report that is not committed. */
  static final String UNCOMMITTED = ".json.tmp";

  /** Ending of rows. */
  static final String ROWS = ".rows";

  /**
   * The reports of those of some parts that are committed, by number. One whose rows are not there
   * is deleted.
   */
  Map<Integer, PartReport> committed(List<ClipPart> parts, Storage storage) throws IOException {
    Set<String> names = new HashSet<>(storage.names(place));
    Map<Integer, PartReport> committed = new HashMap<>();
    List<String> lost = new ArrayList<>();
    for (ClipPart part : parts) {
      String report = part.stem() + REPORT;
      if (names.contains(report)) {
        try (InputStream in = storage.open(place.child(report))) {
          PartReport read = PartReport.read(in);
          if (names.contains(read.rowsFile())) {
            committed.put(part.number(), read);
          } else {
            lost.add(report);
          }
        }
      }
    }
    for (String report : lost) {
      storage.delete(place.child(report)); // else an attempt would take the part for done
    }
    return Collections.unmodifiableMap(committed);
  }

  /** The longest first, so that none of them is begun last; otherwise in their order. */
  static List<ClipPart> longestFirst(List<ClipPart> parts) {
    List<ClipPart> sorted = new ArrayList<>(parts);
    sorted.sort((a, b) -> Double.compare(b.seconds(), a.seconds()));
    return sorted;
  }
}
