package org.sonaffect.corpus.file;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name a person may have meant: Levenshtein's edit distance, letters' case ignored. */
public final class NearestName {
  /** Longer words are no slips of the pen, and would cost their square. */
  private static final int LONGEST = 64;

  private NearestName() {}

  /** The closest of the known names, within a third of the word's length; null where none is. */
  public static @Nullable String of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Math.max(1, word.length() / 3) + 1;
    for (String name : known) {
      if (name.length() > LONGEST) {
        continue;
      }
      int distance = distance(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code "; did you mean X?"}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    String nearest = of(word, known);
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
