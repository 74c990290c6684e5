package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;

/**
 * Many audio files to one table. Rows are written in the order of the clips as they come, whatever
 * the number of threads; how many are held does not depend on how many there are. A clip that
 * cannot be read is reported to the listener and left out.
 *
 * <p>Resuming keeps the rows of a table that was begun by the same extraction, drops what is not
 * whole at its end, and appends the clips that are missing: the bytes are then those of an
 * extraction that was never stopped.
 */
public final class Extraction {
  /** Clips that may be ahead of the one whose rows are written, beside those being computed. */
  private static final int AHEAD = 32;

  private static final int PATIENCE_SECONDS = 60;

  /** Opens what is written. */
  @FunctionalInterface
  public interface Output {
    /**
     * Opens it.
     *
     * @param append whether rows are appended to an earlier table
     */
    OutputStream open(boolean append) throws IOException;
  }

  private final ExtractionOptions options;
  private final ExtractionListener listener;
  private int done;
  private int failed;
  private long rows;
  private double seconds;

  private Extraction(ExtractionOptions options, ExtractionListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * Extracts clips.
   *
   * @param table file to write or to resume; its folder is made where need be. The table names
   *     files relative to this folder, with slashes
   * @throws IOException where the table cannot be written, or resumed
   * @throws InterruptedException where the thread was interrupted; the rows so far are written
   */
  public static ExtractionSummary run(
      List<AudioSegment> clips, Path table, ExtractionOptions options, ExtractionListener listener)
      throws IOException, InterruptedException {
    Path folder = table.toAbsolutePath().normalize().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    List<CarryingClip> carrying = clips.stream().map(CarryingClip::of).toList();
    return run(carrying, folder, table, append -> output(table, append), options, listener);
  }

  /**
   * Extracts clips to a table that others open.
   *
   * @param folder that the table names files relative to; null for absolute names
   * @param table that is continued, if it exists and the options say so
   * @param output of the table
   */
  public static ExtractionSummary run(
      List<CarryingClip> clips,
      @Nullable Path folder,
      Path table,
      Output output,
      ExtractionOptions options,
      ExtractionListener listener)
      throws IOException, InterruptedException {
    for (CarryingClip clip : clips) {
      if (options.windowed() && !clip.clip().isWhole()) {
        throw new IllegalArgumentException(
            "windows need whole files, not parts such as " + clip.clip());
      }
    }
    List<NamedClip> named = clips.stream().map(clip -> NamedClip.in(folder, clip)).toList();
    return new Extraction(options, listener).run(named, table, output);
  }

  private ExtractionSummary run(List<NamedClip> clips, Path table, Output output)
      throws IOException, InterruptedException {
    boolean resume = options.resume() && Files.exists(table);
    if (resume && !options.format().isAppendable()) {
      throw new IllegalArgumentException(
          "a table in the format %s cannot be resumed".formatted(options.format().title()));
    }
    Remaining left = resume ? keep(clips, table) : Remaining.all(clips);
    Deque<ClipTask> missing = new ArrayDeque<>();
    left.missing().forEach(clip -> missing.add(new ClipTask(clip, options)));
    int had = clips.size() - missing.size();
    listener.begins(clips.size(), had);
    boolean append = left.end() > 0;
    List<String> columns = options.columns();
    try (TableWriter writer =
        options.format().open(output.open(append), options.carried(), columns, append)) {
      write(missing, writer);
    }
    return new ExtractionSummary(done, had, failed, rows, seconds);
  }

  /** Cuts the table after its last whole clip, and says which clips it lacks. */
  private Remaining keep(List<NamedClip> clips, Path table) throws IOException {
    Remaining left;
    try (InputStream in = Files.newInputStream(table)) {
      left = Remaining.of(clips, in, table.toString(), options);
    }
    try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
      channel.truncate(left.end());
    }
    return left;
  }

  private static OutputStream output(Path table, boolean append) throws IOException {
    return append
        ? Files.newOutputStream(table, StandardOpenOption.APPEND)
        : Files.newOutputStream(table);
  }

  private void write(Deque<ClipTask> missing, TableWriter writer)
      throws IOException, InterruptedException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            options.jobs(),
            task -> {
              Thread thread = new Thread(task, "extraction");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<ClipTask> started = new ArrayDeque<>();
      while (!missing.isEmpty() || !started.isEmpty()) {
        while (!missing.isEmpty() && started.size() < options.jobs() + AHEAD) {
          ClipTask task = missing.remove();
          pool.execute(task);
          started.add(task);
        }
        finish(started.remove(), writer);
      }
    } finally {
      stop(pool);
    }
  }

  /** Lets the threads end before the table is closed, but not for ever. */
  private static void stop(ExecutorService pool) throws InterruptedException {
    pool.shutdownNow();
    if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a clip is still being read long after the request to stop");
    }
  }

  /** Writes the rows of a clip as they come. */
  private void finish(ClipTask task, TableWriter writer) throws IOException, InterruptedException {
    Path file = task.segment().file();
    while (true) {
      ClipTask.Piece piece = task.take();
      if (piece instanceof ClipTask.Rows some) {
        for (int i = 0; i < some.keys().size(); i++) {
          writer.write(some.keys().get(i), some.values().get(i));
          rows++;
        }
      } else if (piece instanceof ClipTask.Ended ended) {
        writer.flush();
        ClipExtraction.Outcome outcome = ended.outcome();
        String failure = outcome.failure();
        if (failure == null) {
          done++;
          seconds += outcome.seconds();
          listener.done(file, outcome.seconds(), outcome.warnings());
        } else {
          failed++;
          listener.failed(file, failure);
        }
        return;
      }
    }
  }
}
