package org.sonaffect.model.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.model.ColumnRanges;
import org.sonaffect.study.fit.DescriptorGroups;

/**
 * The families of descriptors that a model's features belong to, few enough to try all their
 * combinations. Several feature sets share families: each is what they measure of one subject.
 *
 * @param names ascending; the smallest families of a table of many are {@code other}
 * @param columns of each family
 * @param shared whether several feature sets share them
 */
public record DescriptorFamilies(List<String> names, List<int[]> columns, boolean shared) {
  /** All combinations of so many are tried for one clip. */
  public static final int MOST = 8;

  private static final String OTHER = "other";

  public static DescriptorFamilies of(List<String> features) {
    return of(features, MOST);
  }

  /**
   * Those that a model was trained with. Earlier models have families a set; and before the
   * families of eGeMAPS and {@code tonal} were known, those of their features were made by their
   * names.
   */
  public static DescriptorFamilies of(List<String> features, ColumnRanges ranges) {
    DescriptorFamilies families = of(features);
    if (families.shared() && !families.names().equals(ranges.families())) {
      families = of(features, DescriptorGroups.of(features), false, MOST);
    }
    return families.size() == ranges.usual().length
        ? families
        : of(features, FeatureGroups.byPrefix(features), false, MOST);
  }

  /** At most so many, at least 2. */
  public static DescriptorFamilies of(List<String> features, int most) {
    FeatureGroups groups = DescriptorGroups.of(features);
    FeatureGroups subjects =
        new FeatureGroups(groups.ofColumn().stream().map(DescriptorFamilies::subject).toList());
    return of(features, subjects, !subjects.equals(groups), most);
  }

  /** What a family of one of several sets is about; of one set alone, the family. */
  private static String subject(String group) {
    int dot = group.indexOf('.');
    boolean ofSet =
        Stream.of(FeatureSet.values())
            .anyMatch(set -> dot > 0 && group.substring(0, dot).equals(set.title()));
    if (!ofSet) {
      return group;
    }
    String family = group.substring(dot + 1);
    return switch (family) {
      case "energy" -> "loudness";
      case "spectral balance", "sharpness and roughness", "peaks", "valleys" -> "spectral";
      case "pitch", "voice quality" -> "voicing";
      case "temporal", "beats", "beats by pitch" -> "rhythm";
      default -> family;
    };
  }

  private static DescriptorFamilies of(
      List<String> features, FeatureGroups groups, boolean shared, int most) {
    Map<String, ColumnSet> sets = groups.sets();
    List<String> kept = new ArrayList<>(sets.keySet());
    if (kept.size() > most) {
      kept.sort(
          Comparator.comparingInt((String name) -> -sizeOf(sets, name))
              .thenComparing(Comparator.naturalOrder()));
      kept = new ArrayList<>(kept.subList(0, most - 1));
      kept.sort(null);
    }
    List<String> names = List.copyOf(kept);
    List<List<Integer>> members = new ArrayList<>();
    names.forEach(name -> members.add(new ArrayList<>()));
    List<Integer> others = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      int at = names.indexOf(groups.ofColumn().get(j));
      (at < 0 ? others : members.get(at)).add(j);
    }
    List<String> all = new ArrayList<>(names);
    if (!others.isEmpty()) {
      all.add(OTHER);
      members.add(others);
    }
    return new DescriptorFamilies(
        List.copyOf(all),
        members.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList(),
        shared);
  }

  private static int sizeOf(Map<String, ColumnSet> sets, String name) {
    ColumnSet set = sets.get(name);
    return set == null ? 0 : set.size();
  }

  /** How many. */
  public int size() {
    return names.size();
  }
}
