package org.sonaffect.spark;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.file.Destination;

/**
 * Where the rows of a job go in the end: one file, which the driver puts together, or, where what
 * is written ends with a slash, a folder of parts that are tables each.
 *
 * @param place of the file or folder
 * @param folder whether it is a folder
 */
record ClipOutput(Location place, boolean folder) {
  /** From what a person writes. */
  static ClipOutput of(String written) {
    boolean folder = written.endsWith("/");
    return new ClipOutput(Location.of(folder ? written.replaceFirst("/+$", "") : written), folder);
  }

  /** Where the parts lie during the job. */
  PartFolder parts() {
    return folder ? asFolder().parts() : new PartFolder(place.with(".parts"));
  }

  /** The folder, where it is one. */
  OutputFolder asFolder() {
    return new OutputFolder(place);
  }

  /** The folder that names of files are relative to. */
  Location base() {
    return folder ? place : place.parent();
  }

  Location errors(ClipJob job) {
    return folder ? asFolder().errors(job) : ErrorTable.beside(place);
  }

  /** Whether a folder is finished already. */
  boolean isFinished(Storage storage) throws IOException {
    return folder && asFolder().isFinished(storage);
  }

  /**
   * Checks what is there, as on one machine, and keeps other processes of the driver's machine from
   * a local file or folder.
   *
   * @param replaced whether what is there is replaced or gone on with
   * @param inputs as written; they must stay
   * @throws UsageError saying what is in the way
   */
  Closeable hold(boolean replaced, List<String> inputs, Storage storage) throws IOException {
    if (!folder && place.isLocal()) {
      OutputFile file = OutputFile.of("-o", place.path(), replaced, CorpusFiles.named(inputs));
      Files.createDirectories(Destination.folder(file.to().file()));
      return file.lock();
    }
    if (folder) {
      Closeable lock = place.isLocal() ? OutputLock.ofFolder(place.path()) : () -> {};
      try {
        asFolder().check(replaced, storage);
        return lock;
      } catch (IOException | UsageError e) {
        lock.close();
        throw e;
      }
    } else if (storage.isFolder(place)) {
      throw new UsageError("-o %s: is a folder, expected a file".formatted(place));
    } else if (!replaced && storage.exists(place)) {
      throw new UsageError("-o %s: it exists; --force replaces it".formatted(place));
    }
    return () -> {};
  }

  /** Whether rows can be gone on with. */
  boolean isBegun(Storage storage) throws IOException {
    return !folder
        && storage.exists(place)
        && !(place.isLocal() && Destination.of(place.path()).through());
  }

  /** Begins anew. */
  void clear(Storage storage) throws IOException {
    if (folder) {
      asFolder().clear(storage);
    } else {
      storage.delete(parts().place());
    }
  }

  /**
   * Puts the parts of a file together in their order. Killed at any moment, it can be done again.
   *
   * @param begun bytes of a file already there that come first
   * @param reports of all parts
   */
  void publish(ClipJob job, Storage storage, long begun, List<PartReport> reports)
      throws IOException {
    Destination local = place.isLocal() ? Destination.of(place.path()) : null;
    if (local != null && local.through()) {
      try (OutputStream out = local.open()) {
        merge(job, storage, begun, reports, out);
      }
    } else {
      Location whole = local == null ? place : Location.of(local.file());
      Location unfinished = whole.with(".merging");
      try (OutputStream out = storage.create(unfinished)) {
        merge(job, storage, begun, reports, out);
      }
      storage.replace(unfinished, whole);
    }
    storage.delete(parts().place());
  }

  private void merge(
      ClipJob job, Storage storage, long begun, List<PartReport> reports, OutputStream out)
      throws IOException {
    if (!job.isJoinable()) {
      List<Location> tables =
          reports.stream().map(report -> parts().place().child(report.rowsFile())).toList();
      ParquetParts.join(job, tables, storage, out);
      return;
    }
    if (begun > 0) {
      try (InputStream in = storage.open(place)) {
        copy(in, out, begun);
      }
    } else {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      job.open(head, true).close();
      out.write(head.toByteArray());
    }
    for (PartReport report : reports) {
      try (InputStream in = storage.open(parts().place().child(report.rowsFile()))) {
        in.transferTo(out);
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = bytes; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new IOException("the table became shorter while it was read");
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }
}
