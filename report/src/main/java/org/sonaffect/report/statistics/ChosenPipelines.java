package org.sonaffect.report.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sonaffect.study.Control;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunLogLine;

/** Which pipelines the searches of a run chose, and in how many folds each. */
public final class ChosenPipelines {
  /** How a line begins that says what was chosen; others may be many. */
  private static final String FOLD = "{\"kind\":\"fold\"";

  private static final String ENSEMBLE = "ensemble:";

  private ChosenPipelines() {}

  /** What one search was for. */
  public record Searched(String protocol, String model, String target, TrainingSet train) {}

  /**
   * The pipelines of all searches with real ratings, each with the number of its folds; not those
   * of ensembles, which are not chosen but made.
   *
   * @param trains training sets that are looked at
   */
  public static Map<Searched, Map<String, Integer>> of(RunFolder run, Set<TrainingSet> trains) {
    Map<Searched, Map<String, Integer>> chosen = new LinkedHashMap<>();
    Path log = run.path().resolve(RunFolder.TRIALS);
    if (!Files.isRegularFile(log)) {
      return chosen;
    }
    try (BufferedReader in = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(FOLD)) {
          count(RunLogLine.require(line), trains, chosen);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log + ": " + e.getMessage(), e);
    }
    return chosen;
  }

  private static void count(
      JsonNode line, Set<TrainingSet> trains, Map<Searched, Map<String, Integer>> chosen) {
    TrainingSet train = TrainingSet.parse(line.path("train").asText());
    String pipeline = line.path("pipeline").asText();
    if (trains.contains(train)
        && line.path("control").asText().equals(Control.NONE.label())
        && !pipeline.isEmpty()
        && !pipeline.startsWith(ENSEMBLE)) {
      chosen
          .computeIfAbsent(
              new Searched(
                  line.path("protocol").asText(),
                  line.path("model").asText(),
                  line.path("target").asText(),
                  train),
              searched -> new TreeMap<>())
          .merge(pipeline, 1, Integer::sum);
    }
  }
}
