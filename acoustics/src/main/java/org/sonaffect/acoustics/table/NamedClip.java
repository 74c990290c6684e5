package org.sonaffect.acoustics.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;

/**
 * A clip, and its file as a table names it.
 *
 * @param segment of the file that is the clip
 * @param name of its file in the rows
 * @param carried a cell for each {@link CarriedColumn}
 */
public record NamedClip(AudioSegment segment, String name, List<String> carried) {
  /** A clip with nothing else. */
  public NamedClip(AudioSegment segment, String name) {
    this(segment, name, List.of());
  }

  /**
   * A clip as a table in some folder names it: relative to the folder, with slashes.
   *
   * @param folder null: the name is absolute
   */
  public static NamedClip in(@Nullable Path folder, CarryingClip carrying) {
    AudioSegment segment = carrying.clip();
    Path absolute = segment.file().toAbsolutePath().normalize();
    Path named =
        folder != null && Objects.equals(folder.getRoot(), absolute.getRoot())
            ? folder.relativize(absolute)
            : absolute;
    return new NamedClip(segment, named.toString().replace('\\', '/'), carrying.carried());
  }

  /** What rows of the clip are found by in a table. */
  String key(TableFormat format) {
    return TableIndex.key(format, RowKey.clip(name, segment.start(), segment.start()));
  }
}
