package org.sonaffect.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.DecodedText;

/** The inputs of a command as they are written. */
public final class InputList {
  /** Stands for a list of inputs on stdin, one per line. */
  private static final String STDIN = "-";

  /** Files that a list on stdin may name; more are a mistake. */
  private static final int MOST_LISTED = 10_000_000;

  private InputList() {}

  /** The inputs with those on stdin in the place of {@code -}. */
  public static List<String> withStdin(List<String> inputs) throws IOException {
    List<String> named = new ArrayList<>();
    for (String input : inputs) {
      if (!input.equals(STDIN)) {
        named.add(input);
        continue;
      }
      try {
        listed(new BufferedReader(DecodedText.reader(System.in)), named);
      } catch (CharacterCodingException e) {
        throw new UsageError("the list on stdin is not UTF-8 text");
      }
    }
    return named;
  }

  private static void listed(BufferedReader list, List<String> named) throws IOException {
    for (String line = list.readLine(); line != null; line = list.readLine()) {
      if (!line.isBlank()) {
        named.add(line);
      }
      if (named.size() > MOST_LISTED) {
        throw new UsageError("a list of more than %d files".formatted(MOST_LISTED));
      }
    }
  }

  /**
   * What is wrong where there is no clip: a table without rows, a folder without audio, an empty
   * list on stdin. Nothing is written then, for such an input is most often the wrong one.
   *
   * @param list the table of clips; null: there are inputs
   */
  static UsageError noAudio(@Nullable String list, List<String> inputs) {
    return new UsageError(
        list != null
            ? "--list %s: no row names a clip, expected at least one".formatted(list)
            : inputs.equals(List.of(STDIN))
                ? "the list on stdin is empty, expected a file or folder a line"
                : "no audio file in " + String.join(", ", inputs));
  }
}
