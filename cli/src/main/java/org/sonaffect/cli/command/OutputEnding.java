package org.sonaffect.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The format that the ending of an output says. */
public final class OutputEnding {
  /** Formats that a reader would take the name's word for. */
  private static final Set<String> KNOWN =
      Set.of(
          "csv", "tsv", "arff", "arrow", "feather", "parquet", "xlsx", "xls", "ods", "json",
          "jsonl", "ndjson", "html", "htm", "xml", "pdf", "md", "tex", "svg", "png", "zip", "gz");

  private OutputEnding() {}

  /** The format of the ending; null where it says none. */
  static <F> @Nullable F of(@Nullable String file, Map<String, F> formats) {
    if (file == null || file.endsWith("/")) {
      return null;
    }
    return formats.get(ending(file));
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Keeps a table or a page from a name that promises another format.
   *
   * @param written endings that the command writes
   * @throws UsageError where the ending is of a known other format
   */
  public static void mustNotMislead(String option, String file, List<String> written) {
    String ending = ending(file);
    if (KNOWN.contains(ending) && !written.contains(ending)) {
      throw new UsageError(
          "%s %s: the ending .%s is of another format, expected .%s"
              .formatted(option, file, ending, String.join(" or .", written)));
    }
  }

  /** What is wrong where an option says another format. */
  static UsageError contradicts(String file, String format) {
    return new UsageError(
        "-o %s: the ending .%s contradicts --format %s; drop the option, or choose another name"
            .formatted(file, ending(file), format));
  }
}
