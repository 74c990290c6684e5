package org.sonaffect.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.report.text.Numbers;

/**
 * A table of text, rendered for the page, for a paper and for a README.
 *
 * @param name file name without ending
 * @param caption what it shows
 * @param header one text a column
 * @param labels how many columns, from the left, name the row
 * @param rows one list of cells a row, as long as the header
 */
public record Table(
    String name, String caption, List<String> header, int labels, List<List<Entry>> rows) {

  /** Longer texts are broken into lines. */
  private static final int LONGEST_LINE = 40;

  /** So many columns stand closer together. */
  private static final int MANY = 7;

  /** A text, bold where it is the best of its row. */
  public record Entry(String text, boolean bold) {
    /** A text that stands back. */
    public static Entry of(String text) {
      return new Entry(text, false);
    }
  }

  /** A difference with its sign, bold where it stands. */
  static Entry signed(double difference, boolean bold) {
    return new Entry(Numbers.signed(difference), bold);
  }

  /** A header written as one text: {@code Corpus | Target | R²}. */
  public static List<String> header(String columns) {
    return List.of(columns.split(" \\| ", -1));
  }

  /** A row of texts and entries, to be added to. */
  public static List<Entry> row(Object... entries) {
    return Arrays.stream(entries)
        .map(entry -> entry instanceof Entry own ? own : Entry.of(String.valueOf(entry)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  DomContent html() {
    boolean dense =
        header.size() >= MANY || IntStream.range(0, header.size()).anyMatch(this::sentences);
    return table(
            thead(
                tr(
                    each(
                        header,
                        (index, column) ->
                            th(column)
                                .attr("scope", "col")
                                .withCondClass(index < labels, "label")
                                .withCondClass(sentences(index), "words")))),
            tbody(
                each(
                    IntStream.range(0, rows.size()).boxed().toList(),
                    row ->
                        tr(each(
                                IntStream.range(0, header.size()).boxed().toList(),
                                column -> cell(row, column)))
                            .withCondClass(row > 0 && !again(row, 0), "first"))))
        .withClass(dense ? "data dense" : "data")
        .attr("aria-label", caption);
  }

  /** A cell; names that rows share stand once beside all of them. */
  private DomContent cell(int row, int column) {
    Entry cell = rows.get(row).get(column);
    if (column >= labels) {
      return td(cell.bold() ? strong(value(cell.text())) : value(cell.text()))
          .withCondClass(sentences(column), "words");
    }
    if (again(row, column)) {
      return text("");
    }
    int last = row + 1;
    while (last < rows.size() && again(last, column)) {
      last++;
    }
    return last == row + 1
        ? th(cell.text()).attr("scope", "row")
        : th(cell.text()).attr("scope", "rowgroup").attr("rowspan", last - row);
  }

  /** Whether a row has the same names as the one above, up to a column that is not the last. */
  private boolean again(int row, int column) {
    return row > 0
        && column < labels - 1
        && IntStream.rangeClosed(0, column)
            .allMatch(c -> rows.get(row).get(c).text().equals(rows.get(row - 1).get(c).text()));
  }

  /** The half-width of an interval stands back behind its mean. */
  private static DomContent value(String cell) {
    int at = cell.indexOf(" ± ");
    return at < 0 || cell.indexOf(" ± ", at + 1) >= 0
        ? text(cell)
        : join(cell.substring(0, at), span(cell.substring(at + 1)).withClass("pm"));
  }

  /** Whether a column holds texts too long for one line. */
  private boolean sentences(int column) {
    return rows.stream().anyMatch(row -> row.get(column).text().length() > LONGEST_LINE);
  }

  /** Writes the table as Markdown and as LaTeX into a folder, which it makes. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.writeChecked(
        folder.resolve(name + ".md"), markdown().getBytes(StandardCharsets.UTF_8));
    AtomicFile.writeChecked(
        folder.resolve(name + ".tex"), latex().getBytes(StandardCharsets.UTF_8));
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append(line(header.stream().map(Table::pipe).toList()))
        .append(line(header.stream().map(column -> "---").toList()));
    for (List<Entry> row : rows) {
      out.append(
          line(
              row.stream()
                  .map(cell -> cell.bold() ? "**" + pipe(cell.text()) + "**" : pipe(cell.text()))
                  .toList()));
    }
    return out.append("\n").append(oneLine(caption).replace("<", "&lt;")).append("\n").toString();
  }

  /**
   * In aligned columns, for a terminal: rows under a line with the names that they share, so that
   * they stay short; the best of a row is marked with an asterisk.
   */
  public String plainText() {
    int own = labels - 1;
    List<List<String>> lines = new ArrayList<>();
    lines.add(header.subList(own, header.size()));
    for (List<Entry> row : rows) {
      List<String> line = new ArrayList<>();
      for (Entry cell : row.subList(own, row.size())) {
        String text = cell.text().replace(" ± ", "±");
        line.add((line.isEmpty() && own > 0 ? "  " : "") + text + (cell.bold() ? "*" : ""));
      }
      lines.add(line);
    }
    int[] widths = new int[header.size() - own];
    for (int column = 0; column < widths.length; column++) {
      int index = column;
      widths[column] = lines.stream().mapToInt(line -> line.get(index).length()).max().orElse(0);
    }
    StringBuilder out = new StringBuilder(aligned(lines.get(0), widths));
    for (int i = 0; i < rows.size(); i++) {
      if (own > 0 && !again(i, own - 1)) {
        out.append(
            rows.get(i).subList(0, own).stream()
                .map(Entry::text)
                .collect(Collectors.joining(", ", "", "\n")));
      }
      out.append(aligned(lines.get(i + 1), widths));
    }
    return out.toString();
  }

  /** The first text begins at the left; the others end under each other. */
  private static String aligned(List<String> line, int[] widths) {
    StringBuilder out = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String room = " ".repeat(widths[column] - line.get(column).length());
      out.append(column == 0 ? line.get(0) + room : "  " + room + line.get(column));
    }
    return out.toString().stripTrailing() + "\n";
  }

  String latex() {
    StringBuilder out = new StringBuilder("\\begin{table}\n\\centering\n");
    out.append("\\caption{").append(escape(caption)).append("}\n");
    out.append("\\begin{tabular}{").append("l".repeat(labels));
    for (int column = labels; column < header.size(); column++) {
      out.append(sentences(column) ? "p{8cm}" : "r");
    }
    out.append("}\n\\hline\n");
    out.append(header.stream().map(Table::escape).collect(Collectors.joining(" & ")))
        .append(" \\\\\n\\hline\n");
    for (List<Entry> row : rows) {
      out.append(
              row.stream()
                  .map(
                      cell ->
                          cell.bold()
                              ? "\\textbf{" + escape(cell.text()) + "}"
                              : escape(cell.text()))
                  .collect(Collectors.joining(" & ")))
          .append(" \\\\\n");
    }
    return out.append("\\hline\n\\end{tabular}\n\\end{table}\n").toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String pipe(String text) {
    return oneLine(text).replace("|", "\\|").replace("<", "&lt;");
  }

  /** A line break would end the row. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R+", " ");
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      switch (c) {
        case '\\' -> out.append("\\textbackslash{}");
        case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').append(c);
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        case '<' -> out.append("\\textless{}");
        case '>' -> out.append("\\textgreater{}");
        case '±' -> out.append("$\\pm$");
        case '→' -> out.append("$\\rightarrow$");
        case '…' -> out.append("\\dots{}");
        case '²' -> out.append("$^2$");
        case '–' -> out.append("--");
        case '−' -> out.append("$-$");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
