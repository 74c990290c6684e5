package org.sonaffect.acoustics.table;

import java.util.List;
import org.sonaffect.audio.AudioSegment;

/**
 * A clip, and what is carried through to its rows.
 *
 * @param clip where it is
 * @param carried a cell for each {@link CarriedColumn}
 */
public record CarryingClip(AudioSegment clip, List<String> carried) {
  /** A clip with nothing else. */
  public static CarryingClip of(AudioSegment clip) {
    return new CarryingClip(clip, List.of());
  }
}
