package org.sonaffect.model.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelCard;

/** Where predictions are written, a file at a time, so that a pipe sees them as they come. */
public interface PredictionOutput extends Closeable {
  /** How predictions are written. */
  enum Format {
    /** A row a file or window. */
    CSV,
    /** An object a file. */
    JSONL,
    /** A row a file or window, for data frames. */
    PARQUET,
    /** Aligned columns for people. */
    TABLE;

    /** Whether the outputs of some files one after the other are that of all. */
    public boolean isJoinable() {
      return this == CSV || this == JSONL;
    }

    /** What the command line calls it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Writes the prediction of one file. */
  default void write(FilePrediction prediction) throws IOException {
    write(prediction, List.of());
  }

  /**
   * Writes the prediction of one file.
   *
   * @param carried a cell for each column that is carried through
   */
  void write(FilePrediction prediction, List<String> carried) throws IOException;

  /** Opens an output; the header is written at once. */
  static PredictionOutput open(Format format, OutputStream out, ModelCard card, OutputScale scale)
      throws IOException {
    return open(format, out, card, scale, List.of(), true);
  }

  /**
   * Opens an output.
   *
   * @param carried columns of a table of clips that are carried through; not in a table for people
   * @param header whether it begins with the header, where the format has one
   */
  static PredictionOutput open(
      Format format,
      OutputStream out,
      ModelCard card,
      OutputScale scale,
      List<CarriedColumn> carried,
      boolean header)
      throws IOException {
    return switch (format) {
      case CSV -> new Csv(text(out), PredictionTable.of(card, scale), carried, header);
      case JSONL -> new JsonLines(text(out), PredictionJson.of(card, scale), carried);
      case PARQUET -> new ParquetPredictions(out, PredictionTable.of(card, scale), carried);
      case TABLE -> new ForPeople(text(out), card, scale);
    };
  }

  private static Writer text(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** A row a file or window. */
  final class Csv implements PredictionOutput {
    private final Writer out;
    private final CsvWriter csv;
    private final PredictionTable table;

    Csv(Writer out, PredictionTable table, List<CarriedColumn> carried, boolean header)
        throws IOException {
      this.out = out;
      this.table = table;
      this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      if (header) {
        csv.writeRecord(table.columns(carried));
      }
      flush();
    }

    private void flush() throws IOException {
      csv.flush();
      out.flush();
    }

    @Override
    public void write(FilePrediction prediction, List<String> carried) throws IOException {
      for (List<String> row : table.rows(prediction)) {
        row.addAll(PredictionTable.KEY, carried.stream().map(PredictionTable::text).toList());
        csv.writeRecord(row);
      }
      flush();
    }

    @Override
    public void close() throws IOException {
      csv.close();
    }
  }

  /** An object a file. */
  record JsonLines(Writer out, PredictionJson json, List<CarriedColumn> columns)
      implements PredictionOutput {
    @Override
    public void write(FilePrediction prediction, List<String> carried) throws IOException {
      out.write(json.of(prediction, columns, carried) + "\n");
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Aligned columns, with what stands out below each file. */
  final class ForPeople implements PredictionOutput {
    private static final int NAME = 32;

    private final Writer out;
    private final OutputScale scale;
    private final boolean demonstration;

    ForPeople(Writer out, ModelCard card, OutputScale scale) throws IOException {
      this.out = out;
      this.scale = scale;
      this.demonstration = card.demonstration();
      StringBuilder header = new StringBuilder(pad("file") + "   start     end");
      card.targets()
          .forEach(
              target -> header.append(String.format(Locale.ROOT, "  %-24s", PlainText.of(target))));
      out.write(header + "  novelty  domain\n");
      out.flush();
    }

    @Override
    public void write(FilePrediction prediction, List<String> carried) throws IOException {
      List<Segment> segments =
          prediction.curve().isEmpty() ? List.of(prediction.whole()) : prediction.curve();
      for (Segment segment : segments) {
        out.write(line(prediction.file(), segment));
      }
      List<String> below = new ArrayList<>(prediction.notes());
      below.addAll(prediction.whole().affect().unlike());
      for (String note : below) {
        out.write("    " + PlainText.of(note) + "\n");
      }
      out.flush();
    }

    private String line(String file, Segment segment) {
      Affect affect = segment.affect();
      StringBuilder line = new StringBuilder(pad(file));
      line.append(String.format(Locale.ROOT, " %7.2f %7.2f", segment.start(), segment.end()));
      for (Estimate e : affect.estimates()) {
        String interval =
            String.format(
                    Locale.ROOT,
                    "%.2f (%.2f to %.2f)",
                    scale.of(e.value()),
                    scale.of(e.low()),
                    scale.of(e.high()))
                .replace('-', '−');
        line.append(String.format(Locale.ROOT, "  %-24s", interval));
      }
      line.append(String.format(Locale.ROOT, "  %7.2f  ", affect.novelty()));
      return line + PlainText.of(affect.domain()) + "\n";
    }

    private static String pad(String name) {
      String shown = PlainText.of(name);
      String end =
          shown.length() <= NAME ? shown : "…" + shown.substring(shown.length() - NAME + 1);
      return String.format(Locale.ROOT, "%-" + NAME + "s", end);
    }

    @Override
    public void close() throws IOException {
      try (Writer whole = out) {
        whole.write(demonstration ? ModelCard.DEMONSTRATION_NOTICE + "\n" : "");
      }
    }
  }
}
