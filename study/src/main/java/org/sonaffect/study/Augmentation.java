package org.sonaffect.study;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.ChangeList;
import org.sonaffect.corpus.file.YamlValue;

/**
 * What a study does with changed clips: it trains with variants of its training clips, and compares
 * predictions of its test clips with those of the same clips, changed.
 *
 * @param variants of every training clip, beside the clip itself
 * @param compared changes of the test clips
 * @param wherePossible whether a study whose corpora have no audio is run without; else it is
 *     refused
 */
public record Augmentation(List<Change> variants, List<Change> compared, boolean wherePossible) {
  /** Clips as they are. */
  public static final Augmentation NONE = new Augmentation(List.of(), List.of(), true);

  /** What a training does where its study states nothing. */
  public static final Augmentation OF_TRAINING =
      new Augmentation(ChangeList.STANDARD, ChangeList.COMPARED, true);

  private static final String NO = "none";
  private static final String STANDARD = "standard";
  private static final List<String> KEYS = List.of("variants", "compared");

  /** Copies the lists. */
  public Augmentation {
    variants = List.copyOf(variants);
    compared = List.copyOf(compared);
  }

  /**
   * Reads the value of {@code augment}: {@code none}, {@code standard}, a list of variants, or a
   * mapping with {@code variants} and {@code compared}.
   */
  static Augmentation read(YamlValue value) {
    if (!value.isMap()) {
      List<Change> variants = changes(value, ChangeList.STANDARD);
      return variants.isEmpty() ? NONE : new Augmentation(variants, ChangeList.COMPARED, false);
    }
    value.mapping(KEYS);
    YamlValue variants = value.get("variants");
    YamlValue compared = value.get("compared");
    Augmentation read =
        new Augmentation(
            variants == null ? List.of() : changes(variants, ChangeList.STANDARD),
            compared == null ? ChangeList.COMPARED : changes(compared, ChangeList.COMPARED),
            false);
    return read.none() ? NONE : read;
  }

  private static List<Change> changes(YamlValue value, List<Change> standard) {
    if (!value.isList()) {
      return value.oneOf(List.of(NO, STANDARD)).equals(NO) ? List.of() : standard;
    }
    List<Change> changes = new ArrayList<>();
    for (YamlValue item : value.items()) {
      try {
        changes.add(Change.parse(item.text()));
      } catch (IllegalArgumentException e) {
        throw item.error(String.valueOf(e.getMessage()));
      }
    }
    return StudyFileReader.distinct(value, changes);
  }

  /** Whether nothing is changed. */
  public boolean none() {
    return variants.isEmpty() && compared.isEmpty();
  }

  /** All changes, each once: the variants first. */
  public List<Change> all() {
    List<Change> all = new ArrayList<>(variants);
    compared.stream().filter(change -> !variants.contains(change)).forEach(all::add);
    return all;
  }
}
