package org.sonaffect.corpus.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.group.Groups;
import org.sonaffect.corpus.group.NearDuplicates;

/**
 * Makes the groups of a corpus: clips that no fold may separate are those of one declared group, of
 * one source file (byte-identical audio and all segments of it), and near-duplicates by their
 * features.
 *
 * <p>A clip that occurs twice stays twice, in one group: both ratings were given, and neither is
 * more right than the other. That it does is reported.
 */
@SuppressWarnings("ArrayRecordComponent")
record Relatives(
    List<ClipRow> rows, List<Item> items, List<@Nullable String> fileHashes, float[][] values) {
  /** The items with their final groups. */
  List<Item> grouped(List<Problem> problems) {
    Groups groups = new Groups(items.size());
    groups.joinEqual(items.stream().map(Item::group).toList());
    groups.joinEqual(fileHashes);
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Integer earlier = first.putIfAbsent(items.get(i).contentHash(), i);
      if (earlier != null) {
        groups.join(earlier, i);
        String what = fileHashes.get(i) == null ? "the same features as" : "the same audio as";
        report(problems, i, earlier, what);
      }
    }
    for (NearDuplicates.Pair pair : NearDuplicates.of(values)) {
      groups.join(pair.first(), pair.second());
      if (!items.get(pair.first()).contentHash().equals(items.get(pair.second()).contentHash())) {
        report(problems, pair.second(), pair.first(), "nearly the same features as");
      }
    }
    return labelled(groups);
  }

  private void report(List<Problem> problems, int later, int earlier, String what) {
    problems.add(
        Problem.kept(
            rows.get(later).source(),
            rows.get(later).line(),
            "%s has %s %s in line %d; both are kept, in one group"
                .formatted(
                    rows.get(later).label(),
                    what,
                    rows.get(earlier).label(),
                    rows.get(earlier).line())));
  }

  /**
   * A set is named by its first declared group, else by its first clip; a clip alone has no name.
   */
  private List<Item> labelled(Groups groups) {
    int[] sizes = groups.sizes();
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String declared = items.get(i).group();
      if (declared != null) {
        names.putIfAbsent(groups.root(i), declared);
      }
    }
    List<Item> labelled = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int root = groups.root(i);
      if (sizes[i] > 1) {
        names.putIfAbsent(root, "same as " + items.get(root).id());
      }
      labelled.add(items.get(i).inGroup(names.get(root)));
    }
    return List.copyOf(labelled);
  }
}
