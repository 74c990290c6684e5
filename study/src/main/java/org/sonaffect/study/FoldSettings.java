package org.sonaffect.study;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the rows are parted.
 *
 * @param count outer folds, at least 2; where the folds come from a file, as many as it holds (here
 *     0)
 * @param inner inner folds of the nested search, at least 2
 * @param repeats how often the outer folds are drawn, at least 1
 * @param minStratum rows of the smallest stratum, at least 1
 * @param from fold files by corpus name; the name {@link #ALL} for one file that serves every
 *     corpus; empty where folds are drawn
 */
public record FoldSettings(
    int count, int inner, int repeats, int minStratum, Map<String, Path> from) {
  /** Key of {@link #from} for a file that serves every corpus. */
  public static final String ALL = "*";

  /** Copies the map. */
  public FoldSettings {
    from = Map.copyOf(from);
  }

  /** Whether the folds are given in files rather than drawn. */
  public boolean given() {
    return !from.isEmpty();
  }
}
