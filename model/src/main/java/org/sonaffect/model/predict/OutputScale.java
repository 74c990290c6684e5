package org.sonaffect.model.predict;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonaffect.corpus.file.PlainNumber;

/**
 * The scale of the output; its ends are -1 and 1 inside the program.
 *
 * @param low of the most unpleasant or calm
 * @param high of the most pleasant or excited, above {@code low}
 */
public record OutputScale(double low, double high) {
  /** As inside the program. */
  public static final OutputScale USUAL = new OutputScale(-1, 1);

  private static final String NUMBER = "(-?\\d{1,6}(?:\\.\\d{1,6})?)";
  private static final Pattern TEXT = Pattern.compile(NUMBER + "-" + NUMBER);

  /** Checks the ends. */
  public OutputScale {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "scale %s-%s, expected its lower end first"
              .formatted(PlainNumber.of(low), PlainNumber.of(high)));
    }
  }

  /**
   * Reads {@code 1-9}, {@code 0-1} or {@code -1-1}.
   *
   * @throws IllegalArgumentException where it is no scale
   */
  public static OutputScale parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "scale '%s', expected LO-HI such as 1-9, 0-1 or -1-1".formatted(text));
    }
    return new OutputScale(
        Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
  }

  /** A value in [-1, 1] on this scale. */
  public double of(double value) {
    return low + (value + 1) / 2 * (high - low);
  }

  /** A difference of such values on this scale. */
  public double difference(double value) {
    return value / 2 * (high - low);
  }
}
