package org.sonaffect.cli.command;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format that the ending of an output says. */
final class OutputEnding {
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

  /** What is wrong where an option says another format. */
  static UsageError contradicts(String file, String format) {
    return new UsageError(
        "-o %s: the ending .%s contradicts --format %s; drop the option, or choose another name"
            .formatted(file, ending(file), format));
  }
}
