package org.sonaffect.corpus.clips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainNumber;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.table.DecimalText;
import org.sonaffect.corpus.table.NumericTable;

/**
 * Tables in which each row is the rating of a clip by one person. They become tables with a row a
 * clip: the mean, the standard deviation over the raters (with n - 1) and how many they were. The
 * other cells are those of the clip's first row.
 */
final class RatingRows {
  private final Manifest manifest;
  private final TablePart part;
  private final List<String> rated;
  private final List<Problem> problems;
  private final Map<String, Clip> clips = new LinkedHashMap<>();

  private RatingRows(Manifest manifest, TablePart part, List<Problem> problems) {
    this.manifest = manifest;
    this.part = part;
    this.rated = manifest.rated().stream().filter(part.columns()::has).toList();
    this.problems = problems;
  }

  /** What was said of a clip. */
  private static final class Clip {
    private final int first;
    private final List<List<Double>> ratings = new ArrayList<>();
    private final Map<String, Integer> raters = new HashMap<>();

    Clip(int first, int dimensions) {
      this.first = first;
      for (int d = 0; d < dimensions; d++) {
        ratings.add(new ArrayList<>());
      }
    }

    /** The fewest of any dimension that is rated. */
    int count() {
      return ratings.stream().mapToInt(List::size).filter(n -> n > 0).min().orElse(0);
    }
  }

  /** The table with a row a clip. */
  static TablePart means(Manifest manifest, TablePart part, List<Problem> problems) {
    return new RatingRows(manifest, part, problems).means();
  }

  private TablePart means() {
    for (int row = 0; row < part.rows(); row++) {
      take(row);
    }
    NumericTable all = part.table();
    List<String> header = new ArrayList<>(all.header());
    int cells = header.size();
    for (String name : rated) {
      header.add(name + "_sd");
      part.columns().add(name + "_sd", header.size() - 1);
    }
    header.add("raters");
    part.columns().add("raters", header.size() - 1);
    int[] slots = new int[header.size()];
    Arrays.setAll(slots, i -> i);
    String[][] texts = new String[clips.size()][];
    int[] lines = new int[clips.size()];
    int at = 0;
    for (Clip clip : clips.values()) {
      String[] row = Arrays.copyOf(all.texts(part.tableRow(clip.first)), header.size());
      for (int d = 0; d < rated.size(); d++) {
        List<Double> ratings = clip.ratings.get(d);
        row[part.columns().place(all, rated.get(d))] = text(mean(ratings));
        row[cells + d] = text(deviation(ratings));
      }
      row[cells + rated.size()] = Integer.toString(clip.count());
      texts[at] = row;
      lines[at++] = part.line(clip.first);
    }
    return part.withRows(
        new NumericTable(
            all.file(),
            header,
            slots,
            lines,
            texts,
            List.of(),
            new float[clips.size()][0],
            all.lost(),
            all.problems()));
  }

  private void take(int row) {
    String key = part.key(row) + "|" + cell(row, "start") + "|" + cell(row, "end");
    String rater = part.text(row, "rater");
    Clip clip = clips.computeIfAbsent(key, k -> new Clip(row, rated.size()));
    if (rater.isEmpty()) {
      report(row, "rater is empty");
      return;
    }
    Integer earlier = clip.raters.putIfAbsent(rater, row);
    if (earlier != null) {
      String who = "%s rated %s in line %d already";
      report(
          row,
          who.formatted(
              PlainText.shortened(rater), PlainText.shortened(part.key(row)), part.line(earlier)));
      return;
    }
    for (int d = 0; d < rated.size(); d++) {
      String text = part.text(row, rated.get(d));
      double rating = DecimalText.parseDouble(text, ',');
      if (manifest.scale().holds(rating)) {
        clip.ratings.get(d).add(rating);
      } else if (!text.isEmpty()) {
        String what =
            Double.isNaN(rating)
                ? "\"" + PlainText.shortened(text) + "\", which is not a number"
                : PlainNumber.of(rating) + ", scale is " + manifest.scale();
        report(row, part.source().own(rated.get(d)) + " is " + what);
      }
    }
  }

  private String cell(int row, String name) {
    return part.has(name) ? part.text(row, name) : "";
  }

  private void report(int row, String what) {
    problems.add(Problem.kept(part.file(), part.line(row), what + "; this rating is not counted"));
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static double mean(List<Double> ratings) {
    return ratings.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double deviation(List<Double> ratings) {
    double mean = mean(ratings);
    double squares = 0;
    for (double rating : ratings) {
      squares += (rating - mean) * (rating - mean);
    }
    return ratings.size() < 2 ? Double.NaN : Math.sqrt(squares / (ratings.size() - 1));
  }
}
