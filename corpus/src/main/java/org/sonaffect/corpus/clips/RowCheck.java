package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.corpus.file.PlainNumber;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.table.DecimalText;
import org.sonaffect.corpus.table.SegmentTime;

/** The checks of one row, each with its line; {@link #sound()} tells whether the row may stay. */
public final class RowCheck {
  /** May stand for the decimal point: cells that commas part hold one in quotes only. */
  private static final char COMMA = ',';

  private final Path file;
  private final int line;
  private final RatingScale scale;
  private final List<Problem> problems;
  private boolean sound = true;
  private boolean located = true;

  public RowCheck(Path file, int line, RatingScale scale, List<Problem> problems) {
    this.file = file;
    this.line = line;
    this.scale = scale;
    this.problems = problems;
  }

  public boolean sound() {
    return sound;
  }

  /** Whether file and times are valid; the ratings may be refused. */
  public boolean located() {
    return located;
  }

  /** Refuses a row without valid file and times. */
  public void misplaced(String message) {
    located = false;
    refuse(message);
  }

  /** Names what a person should know; the row stays. */
  void kept(String message) {
    problems.add(Problem.kept(file, line, message));
  }

  public void refuse(String message) {
    sound = false;
    problems.add(new Problem(file, line, message));
  }

  /** Refuses a row for what was said of its table. */
  void unrated() {
    sound = false;
  }

  /** A rating, mapped to [-1, 1]; NaN where it is refused. */
  public double rating(String name, @Nullable String text) {
    if (text == null) {
      refuse(name + " is empty, expected a rating on " + scale);
      return Double.NaN;
    }
    double value = DecimalText.parseDouble(text, COMMA);
    if (Double.isNaN(value)) {
      refuse("%s is \"%s\", which is not a number".formatted(name, PlainText.shortened(text)));
      return Double.NaN;
    }
    if (!scale.holds(value)) {
      refuse("%s is %s, scale is %s".formatted(name, PlainNumber.of(value), scale));
      return Double.NaN;
    }
    return scale.map(value);
  }

  /** A standard deviation over raters, mapped; NaN where it is unknown or senseless. */
  public double deviation(String name, @Nullable String text) {
    double value = text == null ? Double.NaN : DecimalText.parseDouble(text, COMMA);
    if (text != null && !(value >= 0 && value <= scale.high() - scale.low())) {
      problems.add(
          Problem.kept(
              file,
              line,
              "%s is \"%s\", expected a standard deviation from 0 to %s; treated as unknown"
                  .formatted(
                      name,
                      PlainText.shortened(text),
                      PlainNumber.of(scale.high() - scale.low()))));
      return Double.NaN;
    }
    return scale.mapDeviation(value);
  }

  /** A time in seconds, at least 0; {@code fallback} where the cell is empty. */
  public double time(String name, @Nullable String text, double fallback) {
    if (text == null) {
      return fallback;
    }
    double value = SegmentTime.parse(text);
    if (!(value >= 0 && value < 1e9)) {
      misplaced(
          "%s is \"%s\", expected seconds from 0 up".formatted(name, PlainText.shortened(text)));
      return fallback;
    }
    return value;
  }
}
