package org.sonaffect.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.ClipExtraction;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.audio.AudioSegment;

/**
 * Does the clips of a part and commits their rows. Attempts write to files of their own names and
 * commit by moving a report to the part's name, so that repeated, speculative and left-over
 * attempts neither mix nor double anything; one that finds the part committed does nothing.
 *
 * @param mark that tells whether the executor sees the folder
 * @param headers whether each part is a table by itself
 */
record PartWork(
    Broadcast<? extends ClipJob> job,
    Broadcast<SerializableConfiguration> hadoop,
    Location folder,
    DriverMark mark,
    boolean headers)
    implements Work<ClipPart, PartReport> {
  private static final long serialVersionUID = 1L;

  @Override
  public PartReport of(ClipPart part, TaskContext task) throws IOException, InterruptedException {
    mark.mustSee(new Storage(hadoop.value().value()));
    return run(
        part, job.value(), hadoop.value().value(), folder, headers, task.attemptNumber() > 0);
  }

  /**
   * The work, wherever it is done.
   *
   * @param again whether an earlier attempt failed; then a file that cannot be fetched is a row of
   *     the error table, before it is tried once more elsewhere
   */
  static PartReport run(
      ClipPart part,
      ClipJob job,
      Configuration hadoop,
      Location folder,
      boolean headers,
      boolean again)
      throws IOException, InterruptedException {
    Storage storage = new Storage(hadoop);
    Location report = folder.child(part.stem() + PartFolder.REPORT);
    PartReport earlier = committed(storage, report);
    if (earlier != null) {
      return earlier;
    }
    // The name of an attempt decides no byte of the output; no other may have it.
    String attempt = part.stem() + "-" + UUID.randomUUID();
    Location rows = folder.child(attempt + PartFolder.ROWS);
    boolean done = false;
    try {
      PartReport own = write(part, job, storage, rows, headers, again);
      Location moved = folder.child(attempt + PartFolder.UNCOMMITTED);
      try (OutputStream out = storage.create(moved)) {
        own.write(out);
      }
      if (storage.move(moved, report)) {
        done = true;
        return own;
      }
      storage.delete(moved);
      PartReport others = committed(storage, report);
      if (others == null) {
        throw new IOException("%s cannot be moved to %s".formatted(moved, report));
      }
      return others;
    } finally {
      if (!done) {
        storage.delete(rows);
      }
    }
  }

  private static @Nullable PartReport committed(Storage storage, Location report)
      throws IOException {
    if (!storage.exists(report)) {
      return null;
    }
    try (InputStream in = storage.open(report)) {
      return PartReport.read(in);
    }
  }

  private static PartReport write(
      ClipPart part, ClipJob job, Storage storage, Location file, boolean headers, boolean again)
      throws IOException, InterruptedException {
    List<PartReport.Note> failures = new ArrayList<>();
    List<PartReport.Note> warnings = new ArrayList<>();
    int done = 0;
    long rows = 0;
    double seconds = 0;
    try (ClipJob.Session session = job.open(storage.create(file), headers)) {
      for (int i = 0; i < part.clips().size(); i++) {
        ListedClip clip = part.clips().get(i);
        String failure;
        LocalCopy.mustSee(clip);
        try (LocalCopy copy = LocalCopy.of(clip.file(), storage)) {
          ClipExtraction.Outcome outcome =
              session.write(
                  new NamedClip(
                      new AudioSegment(copy.path(), clip.start(), clip.end()),
                      clip.name(),
                      clip.carried()));
          rows += outcome.rows();
          failure = outcome.failure();
          if (failure == null) {
            done++;
            seconds += outcome.seconds();
            for (String warning : outcome.warnings()) {
              warnings.add(new PartReport.Note(i, clip.name(), warning));
            }
          }
        } catch (FetchFailure e) {
          if (!again && !e.isLasting()) {
            throw e;
          }
          failure = e.getMessage();
        }
        if (failure != null) {
          failures.add(new PartReport.Note(i, clip.name(), failure));
        }
      }
    }
    return new PartReport(part.number(), file.name(), done, rows, seconds, failures, warnings);
  }
}
