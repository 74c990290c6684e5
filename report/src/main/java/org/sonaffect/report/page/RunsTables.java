package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.statistics.ComparedScores;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.folder.RunFolder;

/** Several runs in one table a metric, and what differs in their settings. */
final class RunsTables {
  private static final double LEVEL = 0.05;

  private final List<RunFolder> runs;
  private final List<String> names;
  private final ComparedScores scores;

  RunsTables(List<RunFolder> runs) {
    this.runs = List.copyOf(runs);
    this.names = names(runs);
    this.scores = new ComparedScores(runs);
  }

  /** What the runs are called: their folders, with the path where two have one name. */
  private static List<String> names(List<RunFolder> runs) {
    List<String> names = runs.stream().map(run -> name(run.path())).toList();
    return names.stream().distinct().count() == names.size()
        ? names
        : runs.stream().map(run -> run.path().normalize().toString()).toList();
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  List<String> names() {
    return names;
  }

  /** All scores of a metric: a column a run, then the differences from the first. */
  Table scores(Metric metric) {
    List<ComparedScores.Row> rows = together(scores.rows(metric));
    List<@Nullable PairedComparison> all = new ArrayList<>();
    rows.forEach(row -> all.addAll(row.differences()));
    boolean any = all.stream().anyMatch(Objects::nonNull);
    double[] holm =
        Holm.adjusted(all.stream().mapToDouble(d -> d == null ? Double.NaN : d.p()).toArray());
    List<List<Table.Entry>> cells = new ArrayList<>();
    int at = 0;
    for (ComparedScores.Row row : rows) {
      Cell cell = row.cell();
      List<Table.Entry> line =
          Table.row(
              cell.protocol(),
              cell.test(),
              cell.train().words(),
              cell.model().isEmpty() ? "each its own" : cell.model(),
              cell.target());
      for (Interval score : row.scores()) {
        line.add(
            Table.Entry.of(
                score == null ? "" : Numbers.withHalfWidth(score.mean(), score.halfWidth())));
      }
      for (PairedComparison difference : row.differences()) {
        double p = holm[at++];
        if (any) {
          line.add(difference(difference, p));
        }
      }
      cells.add(line);
    }
    List<String> header =
        new ArrayList<>(List.of("Protocol", "Test corpus", "Trained on", "Model", "Target"));
    header.addAll(names);
    if (any) {
      names.stream().skip(1).forEach(name -> header.add(name + " − " + names.get(0)));
    }
    return new Table("runs-" + metric.word(), caption(metric, any, all), header, 5, cells);
  }

  /** Rows of one test corpus together, in them those of one training set, of one model. */
  private static List<ComparedScores.Row> together(List<ComparedScores.Row> rows) {
    List<Function<Cell, Object>> levels =
        List.of(Cell::protocol, Cell::test, Cell::train, Cell::model, Cell::target);
    List<ComparedScores.Row> sorted = new ArrayList<>(rows);
    for (int i = levels.size() - 1; i >= 0; i--) {
      Function<Cell, Object> level = levels.get(i);
      List<Object> order = rows.stream().map(row -> level.apply(row.cell())).distinct().toList();
      sorted.sort(Comparator.comparingInt(row -> order.indexOf(level.apply(row.cell()))));
    }
    return sorted;
  }

  private static Table.Entry difference(@Nullable PairedComparison difference, double holm) {
    if (difference == null) {
      return Table.Entry.of("");
    }
    Interval interval = difference.difference();
    return new Table.Entry(
        Numbers.signedWithHalfWidth(interval.mean(), interval.halfWidth()), holm < LEVEL);
  }

  private String caption(Metric metric, boolean any, List<@Nullable PairedComparison> all) {
    String caption =
        metric.title() + ", mean over test folds ± half-width of its 95 % interval, real ratings.";
    if (!any) {
      return caption
          + " No differences: no other run tests the same clips, fold by fold, as %s does with the same model and training set."
              .formatted(names.get(0));
    }
    return caption
        + " Differences are paired by fold, with the interval of Nadeau and Bengio (2003)"
        + (all.stream().anyMatch(Objects::isNull)
            ? ", where the folds of both runs test the same clips"
            : "")
        + "; highlighted: p below .05 after Holm's correction over this table.";
  }

  /** Every setting and corpus that is not the same in all runs. */
  Table settings() {
    Map<String, String[]> values = new LinkedHashMap<>();
    for (int r = 0; r < runs.size(); r++) {
      JsonNode json = runs.get(r).json();
      for (String part : List.of("study", "corpora", "program", "numbers")) {
        flatten(part, json.path(part), r, values);
      }
    }
    List<List<Table.Entry>> cells = new ArrayList<>();
    values.forEach(
        (setting, own) -> {
          // Of a corpus or a model that a run does not have, its settings do not differ.
          boolean ofMember = setting.startsWith("corpus ") || setting.startsWith("models.");
          if (Arrays.stream(own).filter(v -> v != null || !ofMember).distinct().count() > 1) {
            List<Table.Entry> line = Table.row(setting);
            for (String value : own) {
              line.add(Table.Entry.of(value == null ? "" : value));
            }
            cells.add(line);
          }
        });
    List<String> header = new ArrayList<>(List.of("Setting"));
    header.addAll(names);
    return new Table(
        "runs-settings",
        cells.isEmpty()
            ? "The settings and corpora of these runs are the same."
            : "What differs in the settings and corpora of these runs; all else is the same.",
        header,
        1 + names.size(),
        cells);
  }

  /** The leaves of a tree by their paths; entries of a list by their names. */
  private void flatten(String path, JsonNode node, int run, Map<String, String[]> values) {
    boolean named = node.isArray() && node.size() > 0 && node.get(0).has("name");
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field -> {
                if (!field.getKey().equals("name")) {
                  flatten(path + "." + field.getKey(), field.getValue(), run, values);
                }
              });
    } else if (named) {
      List<String> members = new ArrayList<>();
      node.forEach(entry -> members.add(entry.path("name").asText()));
      put(path, String.join(", ", members), run, values);
      node.forEach(entry -> flatten(path + "." + entry.path("name").asText(), entry, run, values));
    } else if (node.isArray()) {
      List<String> members = new ArrayList<>();
      node.forEach(entry -> members.add(words(entry)));
      put(path, String.join(", ", members), run, values);
    } else if (!node.isMissingNode()) {
      put(path, shortened(node.asText()), run, values);
    }
  }

  /** An entry of a list: a value, or the keys and values of a map, as in {@code draws 3}. */
  private static String words(JsonNode entry) {
    List<String> parts = new ArrayList<>();
    if (entry.isObject()) {
      entry
          .fields()
          .forEachRemaining(field -> parts.add(field.getKey() + " " + words(field.getValue())));
      return String.join(" ", parts);
    }
    if (entry.isArray()) {
      entry.forEach(part -> parts.add(words(part)));
      return "(" + String.join(", ", parts) + ")";
    }
    return entry.asText();
  }

  /** The first digits of a hash distinguish it. */
  private static String shortened(String text) {
    return text.replaceAll("([0-9a-f]{12})[0-9a-f]{20,}", "$1…");
  }

  private void put(String path, String value, int run, Map<String, String[]> values) {
    String words = path.replaceFirst("^study\\.", "").replaceFirst("^corpora\\.", "corpus ");
    values.computeIfAbsent(words, key -> new String[runs.size()])[run] = value;
  }
}
