package org.sonaffect.corpus.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of a corpus, as the manifest describes it.
 *
 * @param line where the manifest does so; 0 in a manifest that comes with the program
 * @param file where it is expected
 * @param header names of the columns of a table that has no header; null where it has one
 * @param columns own column name by ours
 * @param closed whether columns that are not named are passed over
 * @param only the rows to read: texts of columns
 * @param optional whether the corpus can be used without it
 * @param ragged whether rows may have more or fewer cells than the header
 */
public record TableSource(
    int line,
    Path file,
    @Nullable List<String> header,
    Map<String, String> columns,
    boolean closed,
    Map<String, List<String>> only,
    boolean optional,
    boolean ragged) {
  /** What a table calls one of our columns. */
  public String own(String ours) {
    return columns.getOrDefault(ours, ours);
  }

  /** Whether the manifest itself names one of these columns of ours. */
  public boolean names(String... ours) {
    return Stream.of(ours)
        .anyMatch(name -> columns.containsKey(name) || header != null && header.contains(name));
  }

  /** Whether each row is the rating of one person. */
  public boolean isOfRatings() {
    return names("rater");
  }
}
