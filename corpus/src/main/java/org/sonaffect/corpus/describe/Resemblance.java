package org.sonaffect.corpus.describe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;

/** Clips that seem to be one recording, although their files differ. */
final class Resemblance {
  /** Two clips, {@code first} in the earlier line. */
  record Pair(DescribedClip first, DescribedClip second) {}

  private Resemblance() {}

  /**
   * Pairs that are in no common group, so that folds may part them.
   *
   * @param clips of use
   * @param prints of each clip; null where its audio was not read
   */
  static List<Pair> of(List<DescribedClip> clips, List<@Nullable Fingerprint> prints) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      Fingerprint print = prints.get(i);
      for (int j = 0; print != null && j < i; j++) {
        Fingerprint other = prints.get(j);
        String group = clips.get(i).item().group();
        boolean together = group != null && group.equals(clips.get(j).item().group());
        if (other != null && !together && print.sameRecording(other)) {
          pairs.add(new Pair(clips.get(j), clips.get(i)));
        }
      }
    }
    return pairs;
  }
}
