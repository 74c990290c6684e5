package org.sonaffect.study.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sonaffect.automl.search.AnytimePoint;
import org.sonaffect.automl.search.Leaderboard;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.study.Protocol;

/**
 * Writes the folder {@code automl} of a run; {@link AutoMlFiles} reads it. Durations stand in files
 * of their own, all others are the same bytes for the same trials.
 */
public final class AutoMlWriter {
  private final Path folder;

  /** Makes the folder where it is absent. */
  public AutoMlWriter(Path run) {
    try {
      folder = Files.createDirectories(run.resolve(AutoMlFiles.FOLDER));
      takeOver();
    } catch (IOException e) {
      throw new UncheckedIOException(Destination.failure(run.resolve(AutoMlFiles.FOLDER), e));
    }
  }

  /**
   * Files of earlier versions begin with a protocol's first word: they get their names of today.
   */
  private void takeOver() throws IOException {
    for (Protocol protocol : Protocol.values()) {
      String first = protocol.firstWord() + "_";
      if (protocol.firstWord().equals(protocol.word())) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.startsWith(first)) {
            Files.move(
                file, folder.resolve(protocol.word() + "_" + name.substring(first.length())));
          }
        }
      }
    }
  }

  /** The log from which a search can be continued. */
  public Path log(AutoMlFiles.Search search) {
    return folder.resolve(search.name() + ".jsonl");
  }

  /** Files of a search that was done elsewhere, by their names. */
  public void put(Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        AtomicFile.writeBytes(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The index of all searches. */
  public void index(List<AutoMlFiles.Search> searches) {
    AutoMlFiles.SEARCHES.write(folder, searches::forEach);
  }

  /** What was measured of the families of descriptors. */
  public void importance(AutoMlFiles.Search search, List<AutoMlFiles.Loss> losses) {
    AutoMlFiles.IMPORTANCE.writeFile(
        folder.resolve(search.name() + AutoMlFiles.IMPORTANCE_FILE), losses::forEach);
  }

  /** What the model of the search predicts of its own training rows, out of its inner folds. */
  public void outOfFold(AutoMlFiles.Search search, List<AutoMlFiles.OutOfFold> predictions) {
    AutoMlFiles.OUT_OF_FOLD.writeFile(
        folder.resolve(search.name() + AutoMlFiles.OUT_OF_FOLD_FILE), predictions::forEach);
  }

  /** What the best trial and the ensemble had reached after so many trials, and when. */
  public void curve(AutoMlFiles.Search search, List<String> targets, List<AnytimePoint> points) {
    StringBuilder csv = new StringBuilder("trials");
    for (String target : targets) {
      csv.append(',').append(target).append(AutoMlFiles.SINGLE);
      csv.append(',').append(target).append(AutoMlFiles.ENSEMBLE);
    }
    csv.append('\n');
    StringBuilder seconds = new StringBuilder("trials,seconds\n");
    for (AnytimePoint point : points) {
      csv.append(point.trials());
      for (int t = 0; t < targets.size(); t++) {
        csv.append(',').append(Decimals.of(point.single().get(t)));
        csv.append(',').append(Decimals.of(point.ensemble().get(t)));
      }
      csv.append('\n');
      seconds.append(point.trials()).append(',').append(Decimals.of(point.elapsedSeconds()));
      seconds.append('\n');
    }
    text(search, AutoMlFiles.CURVE_FILE, csv.toString());
    text(search, "-curve-timings.csv", seconds.toString());
  }

  /**
   * Its trials, how long they took, and its warning; the leaderboard is the last file of a search.
   */
  public void leaderboard(AutoMlFiles.Search search, Leaderboard leaderboard) {
    String warning = leaderboard.warning();
    if (warning != null) {
      text(search, AutoMlFiles.WARNING_FILE, warning + "\n");
    }
    text(search, AutoMlFiles.TIMINGS_FILE, leaderboard.timingsCsv());
    text(search, AutoMlFiles.LEADERBOARD_FILE, leaderboard.csv());
  }

  private void text(AutoMlFiles.Search search, String ending, String text) {
    RunFolder.text(folder.resolve(search.name() + ending), out -> out.write(text));
  }
}
