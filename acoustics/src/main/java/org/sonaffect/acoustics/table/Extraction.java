package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.ComParE2013;

/**
 * Many audio files to one table. Rows are written in the order of the clips as they come, whatever
 * the number of threads; how many are held does not depend on how many there are. A clip that
 * cannot be read is told to the listener and left out.
 *
 * <p>Resuming keeps the rows of a table that was begun by the same extraction, drops what is not
 * whole at its end, and appends the clips that are missing: the bytes are then those of an
 * extraction that was never stopped.
 */
public final class Extraction {
  /** Clips that may be ahead of the one whose rows are written, beside those being computed. */
  private static final int AHEAD = 32;

  private static final int PATIENCE_SECONDS = 60;

  private final List<ClipRequest> clips;
  private final Path table;
  private final ExtractionOptions options;
  private final ExtractionListener listener;
  private int done;
  private int failed;
  private long rows;
  private double seconds;

  private Extraction(
      List<ClipRequest> clips, Path table, ExtractionOptions options, ExtractionListener listener) {
    this.clips = clips;
    this.table = table;
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
      List<ClipRequest> clips, Path table, ExtractionOptions options, ExtractionListener listener)
      throws IOException, InterruptedException {
    for (ClipRequest clip : clips) {
      if (options.windowed() && !clip.isWhole()) {
        throw new IllegalArgumentException(
            "windows are for whole files, not for parts such as " + clip);
      }
    }
    return new Extraction(List.copyOf(clips), table, options, listener).run();
  }

  private ExtractionSummary run() throws IOException, InterruptedException {
    List<String> columns =
        options.level() == ExtractionOptions.Level.FUNCTIONALS
            ? ComParE2013.featureNames()
            : ComParE2013.contourNames();
    Path folder = table.toAbsolutePath().normalize().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Deque<ClipTask> missing = new ArrayDeque<>();
    boolean append = options.resume() && Files.exists(table);
    Map<String, Integer> present = append ? keep(columns, folder) : Map.of();
    append &= Files.exists(table) && Files.size(table) > 0;
    for (ClipRequest clip : clips) {
      String name = name(clip.file(), folder);
      Integer times = present.get(key(clip, name));
      if (times != null && times > 0) {
        present.put(key(clip, name), times - 1);
      } else {
        missing.add(new ClipTask(clip, name, options));
      }
    }
    int had = clips.size() - missing.size();
    listener.begins(clips.size(), had);
    try (TableWriter writer = options.format().open(output(append), columns, append)) {
      write(missing, writer);
    }
    return new ExtractionSummary(done, had, failed, rows, seconds);
  }

  /** Cuts the table after its last whole clip, and says which clips it has. */
  private Map<String, Integer> keep(List<String> columns, @Nullable Path folder)
      throws IOException {
    Set<String> wanted = new HashSet<>();
    for (ClipRequest clip : clips) {
      wanted.add(key(clip, name(clip.file(), folder)));
    }
    boolean severalRows = options.windowed() || options.level() == ExtractionOptions.Level.CONTOURS;
    TableIndex index = TableIndex.read(table, options.format(), columns, severalRows, wanted);
    try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
      channel.truncate(index.end());
    }
    return new HashMap<>(index.present());
  }

  private OutputStream output(boolean append) throws IOException {
    return append
        ? Files.newOutputStream(table, StandardOpenOption.APPEND)
        : Files.newOutputStream(table);
  }

  private String key(ClipRequest clip, String name) {
    return TableIndex.key(options.format(), RowKey.clip(name, clip.start(), clip.start()));
  }

  /** A file as the table names it. */
  private static String name(Path file, @Nullable Path folder) {
    Path absolute = file.toAbsolutePath().normalize();
    Path named =
        folder != null && Objects.equals(folder.getRoot(), absolute.getRoot())
            ? folder.relativize(absolute)
            : absolute;
    return named.toString().replace('\\', '/');
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
      throw new IllegalStateException("a clip is still being read long after it was told to stop");
    }
  }

  /** Writes the rows of a clip as they come. */
  private void finish(ClipTask task, TableWriter writer) throws IOException, InterruptedException {
    Path file = task.request().file();
    while (true) {
      ClipTask.Piece piece = task.take();
      if (piece instanceof ClipTask.Rows some) {
        for (int i = 0; i < some.keys().size(); i++) {
          writer.write(some.keys().get(i), some.values().get(i));
          rows++;
        }
      } else if (piece instanceof ClipTask.Done all) {
        writer.flush();
        done++;
        seconds += all.seconds();
        listener.done(file, all.seconds(), all.warnings());
        return;
      } else if (piece instanceof ClipTask.Failed none) {
        writer.flush();
        failed++;
        listener.failed(file, none.reason());
        return;
      }
    }
  }
}
