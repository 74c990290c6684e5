package org.sonaffect.study;

import java.util.List;
import java.util.regex.Pattern;
import org.sonaffect.corpus.Item;

/**
 * A rating dimension that models predict, by its word in study files, tables and reports: arousal
 * (from calm to excited), valence (from unpleasant to pleasant), or another one that the corpora
 * rate, such as dominance.
 */
public record RatingTarget(String word) {
  /** From calm to excited, in [-1, 1]. */
  public static final RatingTarget AROUSAL = new RatingTarget("arousal");

  /** From unpleasant to pleasant, in [-1, 1]. */
  public static final RatingTarget VALENCE = new RatingTarget("valence");

  /** The two that every corpus rates. */
  public static final List<RatingTarget> ALWAYS = List.of(AROUSAL, VALENCE);

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Whether a word can be a dimension's: small letters, digits and hyphens. */
  public static boolean isWord(String word) {
    return WORD.matcher(word).matches();
  }

  /** The mean rating of an item, in [-1, 1]; NaN where it is not rated. */
  public double of(Item item) {
    return item.rating(word);
  }

  @Override
  public String toString() {
    return word;
  }
}
