package org.sonaffect.study;

import java.util.Locale;
import org.sonaffect.corpus.Item;

/** A rating dimension that models predict. */
public enum RatingTarget {
  /** From calm to excited, in [-1, 1]. */
  AROUSAL,
  /** From unpleasant to pleasant, in [-1, 1]. */
  VALENCE;

  /** The word in study files, tables and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mean rating of an item, in [-1, 1]. */
  public double of(Item item) {
    return this == AROUSAL ? item.arousal() : item.valence();
  }

  @Override
  public String toString() {
    return word();
  }
}
