package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an extraction has left to do to a table that was begun.
 *
 * @param missing clips without whole rows, in their order
 * @param end bytes of the table up to which its clips are whole; what follows is to be dropped. 0
 *     where not even the header is whole
 */
public record Remaining(List<NamedClip> missing, long end) {
  /** Where there is no table yet. */
  public static Remaining all(List<NamedClip> clips) {
    return new Remaining(clips, 0);
  }

  /**
   * Looks at the head of a table.
   *
   * @param table its bytes from the first; not closed
   * @param title of the table in messages
   * @throws IOException where it cannot be read, or has other columns
   */
  public static void mustFit(InputStream table, String title, ExtractionOptions options)
      throws IOException {
    TableIndex.head(table, title, options);
  }

  /**
   * Looks through a table.
   *
   * @param table its bytes from the first; not closed
   * @param title of the table in messages
   * @throws IOException where it cannot be read, or has other columns
   */
  public static Remaining of(
      List<NamedClip> clips, InputStream table, String title, ExtractionOptions options)
      throws IOException {
    Set<String> wanted = new HashSet<>();
    clips.forEach(clip -> wanted.add(clip.key(options.format())));
    boolean severalRows = options.windowed() || options.level() == ExtractionOptions.Level.CONTOURS;
    TableIndex index = TableIndex.read(table, title, options, severalRows, wanted);
    Map<String, Integer> present = new HashMap<>(index.present());
    List<NamedClip> missing = new ArrayList<>();
    for (NamedClip clip : clips) {
      Integer times = present.get(clip.key(options.format()));
      if (times != null && times > 0) {
        present.put(clip.key(options.format()), times - 1);
      } else {
        missing.add(clip);
      }
    }
    return new Remaining(missing, index.end());
  }
}
