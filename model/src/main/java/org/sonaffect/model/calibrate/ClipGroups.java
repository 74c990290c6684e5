package org.sonaffect.model.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Item;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Grouped;

/**
 * Rated clips and their groups. Clips of one group (of one recording) are not independent: folds
 * keep it whole, and it counts once, whatever it was cut into.
 *
 * @param group of each clip; null stands alone
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClipGroups(@Nullable String[] group) {
  /** Of the clips of a corpus. */
  public static ClipGroups of(List<Item> items) {
    return new ClipGroups(items.stream().map(Item::group).toArray(String[]::new));
  }

  /** A name of its own for the group of a clip. */
  public String name(int clip) {
    String name = group[clip];
    return name == null ? "clip " + clip : "group " + name;
  }

  /**
   * Folds over some of them: groups whole, dealt out at random and as many to each fold as can be,
   * whatever their sizes. So another seed gives other folds, also where no two groups are of one
   * size.
   */
  public List<Split> splits(int[] rows, int count, Seeds seeds) {
    List<int[]> groups = grouped(rows);
    int[] ofGroup =
        Folds.stratified(
            new int[groups.size()], new @Nullable String[groups.size()], count, seeds.value());
    int[] ofClip = new int[group.length];
    for (int g = 0; g < ofGroup.length; g++) {
      for (int i : groups.get(g)) {
        ofClip[i] = ofGroup[g];
      }
    }
    return Folds.splits(rows, Arrays.stream(rows).map(i -> ofClip[i]).toArray(), count);
  }

  /** How many groups some of them make. */
  public int count(int[] rows) {
    return grouped(rows).size();
  }

  /** The clips of each group, groups in the order of their first clips. */
  public List<int[]> grouped(int[] rows) {
    return Grouped.by(Arrays.stream(rows).boxed(), this::name).values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** The mean over groups of the means within them: a recording counts once, however cut up. */
  public double mean(int[] rows, IntToDoubleFunction of) {
    List<int[]> groups = grouped(rows);
    double sum = 0;
    for (int[] own : groups) {
      double inside = 0;
      for (int i : own) {
        inside += of.applyAsDouble(i);
      }
      sum += inside / own.length;
    }
    return sum / groups.size();
  }
}
