package org.sonaffect.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonaffect.report.figure.Axis;
import org.sonaffect.report.figure.ScatterPlot;

/**
 * Draws the time left that a study foretold against the time that it then took, from the lines that
 * it printed: {@code java ... TimeLeftPlot STUDY.log PLOT.svg}.
 */
public final class TimeLeftPlot {
  private static final Pattern LINE =
      Pattern.compile(
          "study: .* (\\d+):(\\d\\d)(?::(\\d\\d))?, about (\\d+):(\\d\\d)(?::(\\d\\d))? left.*");
  private static final double THIRD = 1 / 3.0;
  private static final int SIDE = 460;

  private TimeLeftPlot() {}

  private record Told(double elapsed, double left) {}

  /** Reads the log, writes the plot and prints how many lines were right within a third. */
  public static void main(String[] arguments) throws IOException {
    List<Told> told = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        told.add(new Told(minutes(matcher, 1), minutes(matcher, 4)));
      }
    }
    // The last line comes up to ten seconds before the end.
    Told end = told.get(told.size() - 1);
    double total = end.elapsed() + end.left();
    Axis across = Axis.spanning(0, total, 6, "minutes that were left");
    Axis up = new Axis(across.low(), across.high(), across.step(), "minutes foretold");
    ScatterPlot plot = new ScatterPlot("Time left of a study, foretold and true", across, up, SIDE);
    int right = 0;
    int counted = 0;
    for (Told one : told) {
      double truth = total - one.elapsed();
      boolean close = Math.abs(one.left() - truth) <= THIRD * truth;
      boolean judged = one.elapsed() >= total / 5;
      if (judged) {
        counted++;
        right += close ? 1 : 0;
      }
      plot.add(truth, one.left(), judged ? "from the first fifth on" : "the first fifth", "");
    }
    Files.writeString(Path.of(arguments[1]), plot.drawn(true).svg(), StandardCharsets.UTF_8);
    System.out.printf(
        Locale.ROOT,
        "%d lines, %.1f minutes; from the first fifth on %d of %d are right within a third%n",
        told.size(),
        total,
        right,
        counted);
  }

  /** Of a time as it is printed: hours only where there are any. */
  private static double minutes(Matcher matcher, int group) {
    String third = matcher.group(group + 2);
    double first = Double.parseDouble(matcher.group(group));
    double second = Double.parseDouble(matcher.group(group + 1));
    return third == null
        ? first + second / 60
        : 60 * first + second + Double.parseDouble(third) / 60;
  }
}
