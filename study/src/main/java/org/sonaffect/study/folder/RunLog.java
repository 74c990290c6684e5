package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.grid.Trial;
import org.sonaffect.learning.grid.TrialKey;
import org.sonaffect.learning.grid.TrialLog;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;

/** The trials and finished folds that are known, by cell; whatever is added becomes a line. */
public abstract class RunLog {
  private final Map<Cell, Map<Integer, Map<Integer, double[]>>> scores = new HashMap<>();
  private final Map<Cell, Double> seconds = new ConcurrentHashMap<>();
  private final Map<Cell, FoldResult> results = new ConcurrentHashMap<>();

  /** Keeps a line, whole or not at all. Called from many threads. */
  public abstract void append(String line);

  /** Takes in a line that is kept already; not while anything is searched. */
  public final void take(JsonNode line) {
    switch (line.path("kind").asText()) {
      case "trial" -> {
        Cell cell = RunLogLine.cell(line);
        seconds.merge(cell, RunLogLine.number(line.path("seconds")), Double::sum);
        scores
            .computeIfAbsent(cell, c -> new HashMap<>())
            .computeIfAbsent(line.path("rung").asInt(), r -> new HashMap<>())
            .put(line.path("point").asInt(), RunLogLine.numbers(line.path("scores")));
      }
      case "fold" -> {
        FoldResult result = RunLogLine.foldResult(line);
        results.put(result.cell(), result);
      }
      default -> {
        // the header
      }
    }
  }

  /** Keeps a line from elsewhere, unless what it says is known; not while anything is searched. */
  public final void accept(String text) {
    JsonNode line = RunLogLine.require(text);
    Cell cell = RunLogLine.cell(line);
    boolean known =
        switch (line.path("kind").asText()) {
          case "trial" ->
              points(cell, line.path("rung").asInt()).containsKey(line.path("point").asInt());
          case "fold" -> results.containsKey(cell);
          default -> true;
        };
    if (!known) {
      append(text);
      take(line);
    }
  }

  private Map<Integer, double[]> points(Cell cell, int rung) {
    Map<Integer, Map<Integer, double[]>> rungs = scores.get(cell);
    Map<Integer, double[]> points = rungs == null ? null : rungs.get(rung);
    return points == null ? Map.of() : points;
  }

  /** Where a search writes its trials; what is known is not evaluated again. */
  public final TrialLog ofSearch(Function<String, Cell> cellOfTarget) {
    return new TrialLog() {
      @Override
      public double @Nullable [] known(TrialKey key) {
        return points(cellOfTarget.apply(key.target()), key.rung()).get(key.point());
      }

      @Override
      public void record(Trial trial) {
        Cell cell = cellOfTarget.apply(trial.key().target());
        append(RunLogLine.of(cell, trial));
        seconds.merge(cell, trial.seconds(), Double::sum);
      }
    };
  }

  /** What the trials of a search took, those of earlier runs too. */
  public final double seconds(Cell cell) {
    return seconds.getOrDefault(cell, 0.0);
  }

  /** Whether a fold has no result yet. */
  public final boolean isOpen(Cell cell) {
    return !results.containsKey(cell);
  }

  /** The result of a fold that is finished. */
  public final FoldResult result(Cell cell) {
    return Objects.requireNonNull(results.get(cell), () -> "no result of " + cell);
  }

  /** Adds the result of a fold. */
  public final void add(FoldResult result) {
    append(RunLogLine.of(result));
    results.put(result.cell(), result);
  }
}
