package org.sonaffect.cli.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An output without what may differ between two runs: durations, the date, the Java, the number of
 * threads and the version of the program (docs/ARCHITECTURE.md, "The run folder").
 */
final class StableForm {
  private static final Pattern VERSION =
      Pattern.compile("sonaffect (\\d+\\.\\d+\\.\\d+[-\\w.]*|development)");

  /** The last block of results.json: date, Java, jobs. */
  private static final Pattern RUN = Pattern.compile("(?s),\\s*\"run\"\\s*:\\s*\\{[^}]*}");

  private static final Pattern SECONDS =
      Pattern.compile(",\"(seconds|prepare|fit|predict|elapsed)\":[-+.\\dE]+");

  private static final Pattern TIME_CELL = Pattern.compile("<td>(&lt; )?[\\d.]+ (ms|s|min|h)</td>");

  /** Seconds of fit and of prediction, before the configuration in a leaderboard. */
  private static final Pattern LEADERBOARD_CELLS =
      Pattern.compile("<td>[^<]*</td><td>[^<]*</td>(?=<td class=\"words\">)");

  private static final Pattern MADE_BY =
      Pattern.compile("Made by sonaffect [^ <]+ on Java [^ <]+, [^ <]+Z");

  /**
   * docs/spec/model-file.md: magic, version, lengths of values and numbers; at the end a checksum.
   */
  private static final int LENGTH_AT = 12;

  private static final int VALUES_AT = 24;
  private static final int CHECKSUM = 32;

  private StableForm() {}

  /** Whether a file is an output that can be compared. */
  static boolean is(String name) {
    return !name.matches("(.*/)?(cache|input)/.*|.*\\.(wav|lock)|.*timings\\.csv");
  }

  /**
   * The stable form of a file.
   *
   * @param name of the output, by which its kind is told
   */
  static byte[] of(String name, Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (name.endsWith(".model")) {
        return model(bytes);
      }
      if (name.matches(".*\\.(png|arrow)")) {
        return bytes;
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (name.endsWith("results.json")) {
        text = RUN.matcher(text).replaceFirst("");
      } else if (name.endsWith(".jsonl")) {
        text = SECONDS.matcher(text).replaceAll("");
        // Evaluations stand in the order in which they ended.
        text = name.contains("automl/") ? sorted(text) : text;
      } else if (name.endsWith(".html")) {
        text = MADE_BY.matcher(text).replaceAll("Made");
        text = TIME_CELL.matcher(text).replaceAll("<td>time</td>");
        text = LEADERBOARD_CELLS.matcher(text).replaceAll("<td>time</td>");
      }
      return VERSION.matcher(text).replaceAll("sonaffect").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sorted(String lines) {
    return lines.lines().sorted().collect(Collectors.joining("\n"));
  }

  /** The values without the version of the program, then the numbers. */
  private static byte[] model(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int values = file.getInt(LENGTH_AT);
    String json = new String(bytes, VALUES_AT, values, StandardCharsets.UTF_8);
    byte[] stable = VERSION.matcher(json).replaceAll("sonaffect").getBytes(StandardCharsets.UTF_8);
    byte[] numbers = Arrays.copyOfRange(bytes, VALUES_AT + values, bytes.length - CHECKSUM);
    byte[] all = Arrays.copyOf(stable, stable.length + numbers.length);
    System.arraycopy(numbers, 0, all, stable.length, numbers.length);
    return all;
  }
}
