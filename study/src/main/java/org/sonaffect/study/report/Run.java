package org.sonaffect.study.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.Summary;

/**
 * What a report needs of one run folder.
 *
 * @param folder the run folder
 * @param provenance where the numbers come from, as in {@code results.json}
 * @param summary means, comparisons and sentences
 * @param ratings the rated clips of every corpus
 * @param timings how long the parts took
 */
record Run(
    Path folder, JsonNode provenance, Summary summary, List<Rating> ratings, List<Timing> timings) {

  /** One rated clip, ratings in [-1, 1]. */
  record Rating(String corpus, String id, double arousal, double valence, String category) {}

  /** One line of {@code timings.csv}. */
  record Timing(String what, double seconds) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a run folder.
   *
   * @throws IOException naming the file that is missing or not as a run folder has it
   */
  static Run read(Path folder) throws IOException {
    Path results = folder.resolve("results.json");
    if (!Files.isRegularFile(results)) {
      throw new IOException(
          folder
              + " is no finished run: it has no results.json (sonaffect study ... -o "
              + folder
              + " --resume finishes one)");
    }
    JsonNode root = JSON.readTree(results.toFile());
    return new Run(
        folder,
        root.path("provenance"),
        JSON.treeToValue(root.path("summary"), Summary.class),
        ratings(folder.resolve("strata.csv")),
        timings(folder.resolve("timings.csv")));
  }

  private static List<Rating> ratings(Path file) throws IOException {
    List<Rating> ratings = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        ratings.add(
            new Rating(
                row.getField("corpus"),
                row.getField("id"),
                Double.parseDouble(row.getField("arousal")),
                Double.parseDouble(row.getField("valence")),
                row.findField("category").orElse("")));
      }
    }
    return ratings;
  }

  private static List<Timing> timings(Path file) throws IOException {
    List<Timing> timings = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
        for (NamedCsvRecord row : rows) {
          timings.add(
              new Timing(
                  row.getField(0), Double.parseDouble(row.getField(row.getFieldCount() - 1))));
        }
      }
    }
    return timings;
  }

  /** Names of the corpora in study order. */
  List<String> corpora() {
    List<String> names = new ArrayList<>();
    provenance.path("corpora").forEach(corpus -> names.add(corpus.path("name").asText()));
    return names;
  }

  /** Whether any corpus holds generated clips and ratings. */
  boolean synthetic() {
    boolean any = false;
    for (JsonNode corpus : provenance.path("corpora")) {
      any |= corpus.path("synthetic").asBoolean(false);
    }
    return any;
  }
}
