package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.Cell;
import org.sonaffect.study.StudyException;

/**
 * trials.jsonl: what a run has done so far, a line a trial and a line a finished fold, appended and
 * flushed as they end. It is all that a resumed run needs; every other file is made from it.
 */
public final class RunLogFile extends RunLog implements AutoCloseable {
  private final Path file;
  private final String identity;
  private final AppendLog log;
  private boolean begun;
  private boolean torn;

  /**
   * Opens the log of a study, new or to be continued.
   *
   * @param identity of the study: whatever decides its numbers
   * @throws StudyException where the file is the log of another study
   */
  public RunLogFile(Path file, String identity, Progress progress) {
    this.file = file;
    this.identity = identity;
    this.log = new AppendLog(file, this::load);
    if (log.dropped() > 0) {
      progress.warn(
          "%s: the last %d bytes are not a complete line and are dropped"
              .formatted(file, log.dropped()));
    }
    if (!begun) {
      append(RunLogLine.header(identity));
    }
  }

  /** Takes in a line as long as all before it are whole, the first as that of the study. */
  private boolean load(String text) {
    JsonNode line = torn ? null : RunLogLine.parse(text);
    if (line == null || begun == line.path("kind").asText().equals("run")) {
      torn = true;
      return false;
    }
    if (!begun && !line.path("identity").asText().equals(identity)) {
      throw new StudyException(
          file.toAbsolutePath().getParent()
              + ": holds the run of another study (its study file, corpora or program version"
              + " differ); choose another folder");
    }
    begun = true;
    take(line);
    return true;
  }

  @Override
  public void append(String line) {
    log.append(line);
  }

  @Override
  public void close() {
    log.close();
  }

  /** The lines of some cells as they stand in a log, which may be too large to hold its text. */
  public static Map<Cell, List<String>> lines(Path file, Predicate<Cell> wanted) {
    Map<Cell, List<String>> lines = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode node = RunLogLine.parse(line);
        if (node != null && !node.path("kind").asText().equals("run")) {
          Cell cell = RunLogLine.cell(node);
          if (wanted.test(cell)) {
            lines.computeIfAbsent(cell, c -> new ArrayList<>()).add(line);
          }
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Puts the lines of a finished run in one order, whatever the order in which threads ended them:
   * by search, rung and point, a search's folds after its trials.
   *
   * @param place of each search in that order
   */
  public static void sort(Path file, Map<Cell, Integer> place) {
    try {
      List<Placed> placed = placed(file, place);
      RunFolder.text(
          file,
          out -> {
            try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
              for (Placed line : placed) {
                byte[] bytes = new byte[line.length];
                lines.seek(line.offset);
                lines.readFully(bytes);
                out.write(new String(bytes, StandardCharsets.UTF_8));
                out.write('\n');
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sort " + file + ": " + e.getMessage(), e);
    }
  }

  /** Where each line stands, in the requested order; a log may be too large to hold its text. */
  private static List<Placed> placed(Path file, Map<Cell, Integer> place) throws IOException {
    List<Placed> placed = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long offset = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int length = line.getBytes(StandardCharsets.UTF_8).length;
        JsonNode node = RunLogLine.parse(line);
        if (node != null) {
          boolean header = node.path("kind").asText().equals("run");
          placed.add(
              new Placed(
                  header ? -1 : place.getOrDefault(RunLogLine.cell(node), Integer.MAX_VALUE),
                  node.path("rung").asInt(Integer.MAX_VALUE),
                  node.path("point").asInt(),
                  offset,
                  length));
        }
        offset += length + 1;
      }
    }
    placed.sort(null);
    return placed;
  }

  private record Placed(int cell, int rung, int point, long offset, int length)
      implements Comparable<Placed> {
    @Override
    public int compareTo(Placed other) {
      int order = Integer.compare(cell, other.cell);
      order = order != 0 ? order : Integer.compare(rung, other.rung);
      return order != 0 ? order : Integer.compare(point, other.point);
    }
  }
}
