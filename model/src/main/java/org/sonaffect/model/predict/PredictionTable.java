package org.sonaffect.model.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.study.folder.Decimals;

/**
 * Predictions as rows of a table (docs/spec/file-formats.md §9.1): one row per file, or, with a
 * curve, one row per window.
 *
 * <p>Spreadsheets run cells that begin like formulas. Such texts get an apostrophe before them,
 * file names {@code ./}, which is the same file.
 *
 * @param targets of the model
 * @param demonstration whether the model is one: the notes of each file then begin with that
 * @param scale of values, intervals and pushes
 */
public record PredictionTable(List<String> targets, boolean demonstration, OutputScale scale) {
  /** How many columns say what a row is of: {@code file}, {@code start}, {@code end}. */
  static final int KEY = 3;

  private static final String FORMULA = "=+-@\t\r";

  /** For the predictions of a model. */
  public static PredictionTable of(ModelCard card, OutputScale scale) {
    return new PredictionTable(card.targets(), card.demonstration(), scale);
  }

  /** The header. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("file", "start", "end"));
    for (String target : targets) {
      columns.addAll(List.of(target, target + "_low", target + "_high"));
    }
    columns.addAll(List.of("domain", "novelty", "unlike", "reasons", "notes"));
    return columns;
  }

  /** The header where columns of a table of clips are carried through, after {@code end}. */
  public List<String> columns(List<CarriedColumn> carried) {
    List<String> columns = columns();
    columns.addAll(KEY, carried.stream().map(CarriedColumn::name).toList());
    return columns;
  }

  /** The rows of a file; notes and reasons, which are of the whole file, stand in the first. */
  public List<List<String>> rows(FilePrediction file) {
    return rows(file, name -> harmless("./", name), PredictionTable::text);
  }

  /** The same with texts as they are, for what no spreadsheet opens. */
  public List<List<String>> plainRows(FilePrediction file) {
    return rows(file, name -> name, text -> text);
  }

  private List<List<String>> rows(
      FilePrediction file, UnaryOperator<String> name, UnaryOperator<String> text) {
    List<Segment> segments = file.curve().isEmpty() ? List.of(file.whole()) : file.curve();
    List<List<String>> rows = new ArrayList<>();
    for (Segment segment : segments) {
      Affect affect = segment.affect();
      List<String> row = new ArrayList<>();
      row.add(name.apply(file.file()));
      row.add(Decimals.seconds(segment.start()));
      row.add(Decimals.seconds(segment.end()));
      for (Estimate estimate : affect.estimates()) {
        row.add(Decimals.of(scale.of(estimate.value())));
        row.add(Decimals.of(scale.of(estimate.low())));
        row.add(Decimals.of(scale.of(estimate.high())));
      }
      row.add(text.apply(affect.domain()));
      row.add(Decimals.of(affect.novelty()));
      row.add(text.apply(String.join("; ", affect.unlike())));
      boolean first = rows.isEmpty();
      row.add(first ? text.apply(reasons(file.whole().affect())) : "");
      row.add(first ? text.apply(notes(file)) : "");
      rows.add(row);
    }
    return rows;
  }

  private String notes(FilePrediction file) {
    List<String> notes = new ArrayList<>(file.notes());
    if (demonstration) {
      notes.add(0, ModelCard.DEMONSTRATION_NOTICE);
    }
    return String.join("; ", notes);
  }

  /** A cell that no spreadsheet runs. */
  public static String text(String text) {
    return harmless("'", text);
  }

  private static String harmless(String before, String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? before + text : text;
  }

  private String reasons(Affect affect) {
    return affect.reasons().stream().map(this::words).collect(Collectors.joining("; "));
  }

  private String words(Reason reason) {
    StringBuilder words = new StringBuilder(reason.descriptors());
    for (int t = 0; t < targets.size(); t++) {
      words.append(
          String.format(
              Locale.ROOT, " %s %+.3f", targets.get(t), scale.difference(reason.push().get(t))));
    }
    return words.toString();
  }
}
