package org.sonaffect.corpus.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
  static List<Pair> of(List<DescribedClip> clips, List<SoundPrint> prints) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      if (prints.get(i) != null) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingDouble(i -> prints.get(i).seconds()));
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < order.size(); a++) {
      SoundPrint print = prints.get(order.get(a));
      double longest = SoundPrint.longest(print.seconds());
      for (int b = a + 1; b < order.size(); b++) {
        SoundPrint other = prints.get(order.get(b));
        if (other.seconds() > longest) {
          break;
        }
        DescribedClip one = clips.get(Math.min(order.get(a), order.get(b)));
        DescribedClip two = clips.get(Math.max(order.get(a), order.get(b)));
        boolean together = one.group() != null && one.group().equals(two.group());
        if (!together && print.resembles(other)) {
          pairs.add(new Pair(one, two));
        }
      }
    }
    return pairs;
  }
}
