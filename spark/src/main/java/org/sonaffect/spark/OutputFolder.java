package org.sonaffect.spark;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.EarlierTables;
import org.sonaffect.cli.command.UsageError;

/**
 * A folder of parts that are tables each. It holds the output of one job: the job, its parts and
 * what came of them stand in its {@code _SUCCESS}, so that a later job knows what is done. Names
 * with an underscore or a dot are skipped by those who read such folders.
 *
 * @param place of the folder
 */
record OutputFolder(Location place) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern OWN =
      Pattern.compile("part-\\d{6,}\\.(csv|arff|jsonl|parquet)|_?errors\\.csv(\\.tmp)?");

  /**
   * What a folder holds.
   *
   * @param job that made it: {@link ClipJob#identity()} and whatever else decides the bytes
   * @param parts what came of each, by {@link ClipPart#stem()}
   */
  record Contents(String job, Map<String, PartReport> parts) {
    private static Contents read(Storage storage, Location file) throws IOException {
      try (InputStream in = storage.open(file)) {
        return MAPPER.readValue(in, Contents.class);
      } catch (JacksonException e) {
        return new Contents("", Map.of()); // of an earlier version, which left it empty
      }
    }

    private void write(Storage storage, Location file) throws IOException {
      try (OutputStream out = storage.create(file)) {
        out.write(MAPPER.writeValueAsBytes(this));
      }
    }

    private boolean isOf(String other, List<ClipPart> wanted) {
      return job.equals(other)
          && parts.size() == wanted.size()
          && wanted.stream().allMatch(part -> parts.containsKey(part.stem()))
          && parts.values().stream().allMatch(report -> report.failures().isEmpty());
    }
  }

  /** Where the parts lie during the job. */
  PartFolder parts() {
    return new PartFolder(place.child(EarlierTables.PARTS));
  }

  /** The error table. Beside Parquet its name must not be that of a part. */
  Location errors(ClipJob job) {
    return place.child(job.isJoinable() ? "errors.csv" : "_errors.csv");
  }

  private Location success() {
    return place.child(EarlierTables.FINISHED);
  }

  /** The contents while parts are moved: not all of them are where the contents say. */
  private Location moving() {
    return parts().place().child("contents");
  }

  private Location published(PartReport report, String ending) {
    return place.child(String.format(Locale.ROOT, "part-%06d%s", report.number(), ending));
  }

  boolean isFinished(Storage storage) throws IOException {
    return storage.exists(success());
  }

  /**
   * Checks what is there.
   *
   * @param replaced whether the output of an earlier job is replaced or gone on with
   * @throws UsageError saying what is in the way
   */
  void check(boolean replaced, Storage storage) throws IOException {
    if (storage.exists(place) && !storage.isFolder(place)) {
      throw refused("is a file, expected a folder");
    }
    boolean output = false;
    for (String name : storage.names(place)) {
      if (isOwn(name)) {
        output = true;
      } else if (!name.startsWith("_") && !name.startsWith(".")) {
        throw refused("holds %s, which is no output of this command".formatted(name));
      }
    }
    // Without a finished job, parts are those of one that was killed while it moved them.
    boolean killed = !isFinished(storage) && storage.exists(parts().place());
    if (!replaced && !killed && (output || isFinished(storage))) {
      throw refused("it exists; --force replaces it");
    }
  }

  private UsageError refused(String reason) {
    return new UsageError("-o %s/: %s".formatted(place, reason));
  }

  private static boolean isOwn(String name) {
    return OWN.matcher(name).matches();
  }

  /** Deletes all that jobs have written. */
  void clear(Storage storage) throws IOException {
    storage.delete(success());
    clearPublished(storage);
    storage.delete(parts().place());
  }

  private void clearPublished(Storage storage) throws IOException {
    for (String name : storage.names(place)) {
      if (isOwn(name)) {
        storage.delete(place.child(name));
      }
    }
  }

  /** What came of the parts of a job where the folder holds just them, all without a failure. */
  @Nullable Map<String, PartReport> finished(Storage storage, String job, List<ClipPart> wanted)
      throws IOException {
    if (!isFinished(storage)) {
      return null;
    }
    Contents contents = Contents.read(storage, success());
    return contents.isOf(job, wanted) ? contents.parts() : null;
  }

  /**
   * Takes the parts of an earlier run of the same job back to where parts lie during the job; those
   * with failures are to be done again. Killed at any moment, it can be done again.
   *
   * @param replaced whether the output of another job is replaced
   * @throws UsageError where the folder holds the output of another job
   */
  void reopen(Storage storage, String job, String ending, boolean replaced) throws IOException {
    if (isFinished(storage)) {
      if (!Contents.read(storage, success()).job().equals(job)) {
        if (!replaced) {
          throw refused(
              "it was made with other options or by another version; --force replaces it");
        }
        clear(storage);
        return;
      }
      storage.createFolder(parts().place());
      storage.replace(success(), moving());
    }
    if (storage.exists(moving())) {
      Contents contents = Contents.read(storage, moving());
      if (contents.job().equals(job)) {
        for (Map.Entry<String, PartReport> part : contents.parts().entrySet()) {
          takeBack(storage, part.getKey(), part.getValue(), ending);
        }
      }
    }
    clearPublished(storage);
    storage.delete(moving());
  }

  private void takeBack(Storage storage, String stem, PartReport report, String ending)
      throws IOException {
    Location published = published(report, ending);
    if (!report.failures().isEmpty() || !storage.exists(published)) {
      return;
    }
    Location commit = parts().place().child(stem + PartFolder.REPORT);
    if (!storage.exists(commit)) {
      Location unfinished = parts().place().child(stem + PartFolder.UNCOMMITTED);
      try (OutputStream out = storage.create(unfinished)) {
        report.write(out);
      }
      storage.replace(unfinished, commit);
    }
    storage.replace(published, parts().place().child(report.rowsFile()));
  }

  /** Moves the parts to where they are read. Killed at any moment, {@link #reopen} goes on. */
  void publish(Storage storage, Contents contents, String ending) throws IOException {
    contents.write(storage, moving());
    for (PartReport report : contents.parts().values()) {
      storage.replace(parts().place().child(report.rowsFile()), published(report, ending));
    }
    storage.replace(moving(), success());
    storage.delete(parts().place());
  }
}
