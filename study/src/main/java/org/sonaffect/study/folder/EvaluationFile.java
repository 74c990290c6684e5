package org.sonaffect.study.folder;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.automl.search.EvaluationLines;

/** The file of a search's evaluations, of which only the last line may be torn. */
public final class EvaluationFile implements Closeable {
  private final EvaluationLines lines = new EvaluationLines(List.of(), this::append);
  private final AppendLog log;

  /**
   * Opens a file, made where it is absent.
   *
   * @throws IllegalArgumentException where a line other than the last cannot be read
   * @throws java.io.UncheckedIOException naming the file, where it cannot be read or written
   */
  public EvaluationFile(Path file) {
    log = new AppendLog(file, lines::take);
  }

  /** The log in it. */
  public EvaluationLines lines() {
    return lines;
  }

  private void append(String line) {
    log.append(line);
  }

  @Override
  public void close() {
    log.close();
  }
}
