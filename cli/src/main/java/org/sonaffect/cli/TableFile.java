package org.sonaffect.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sonaffect.acoustics.table.CarryingClip;
import org.sonaffect.acoustics.table.Extraction;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionSummary;
import org.sonaffect.acoustics.table.Remaining;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.Destination;

/**
 * The table of an extraction on this machine. Its rows stand in {@code name.part} until all are
 * there; an extraction that was interrupted leaves them there, and {@code --resume} takes them up.
 */
final class TableFile {
  private final OutputFile output;
  private final Destination to;
  private final boolean force;
  private boolean opened;

  TableFile(OutputFile output, boolean force) {
    this.output = output;
    this.to = output.to();
    this.force = force;
  }

  /** Writes it; its folder is made where need be. */
  ExtractionSummary write(
      List<CarryingClip> clips, ExtractionOptions options, ExtractionListener listener)
      throws IOException, InterruptedException {
    Path folder = Destination.folder(to.named()).normalize();
    if (to.through()) {
      return Extraction.run(
          clips, folder, to.named(), append -> to.open(), options.withResume(false), listener);
    }
    try {
      Files.createDirectories(Destination.folder(to.file()));
    } catch (IOException e) {
      throw to.failure(e);
    }
    try (@SuppressWarnings("unused")
        OutputLock lock = output.lock()) {
      Path begun = to.beside();
      boolean kept = begin(begun, options);
      try {
        ExtractionSummary summary =
            Extraction.run(
                clips,
                folder,
                begun,
                append -> opened(begun, append),
                options.withResume(options.resume() && options.format().isAppendable()),
                listener);
        AtomicFile.publish(to);
        return summary;
      } finally {
        end(begun, kept || options.format().isAppendable());
      }
    }
  }

  /** Whether rows of an extraction that was interrupted are taken up. */
  private boolean begin(Path begun, ExtractionOptions options) throws IOException {
    boolean left = Files.exists(begun) && Files.size(begun) > 0;
    if (!options.resume()) {
      if (left && options.format().isAppendable() && !force) {
        throw new UsageError(
            "-o %s: %s holds rows of an interrupted extraction; --resume continues it, --force starts over"
                .formatted(to.named(), begun));
      }
      return false;
    }
    if (!left && to.exists()) {
      try (InputStream table = Files.newInputStream(to.file())) {
        Remaining.mustFit(table, to.named().toString(), options);
      }
      // The table stays whole until the longer one is.
      try (OutputStream out = open(begun, false)) {
        Files.copy(to.file(), out);
      }
    }
    return left;
  }

  private OutputStream opened(Path begun, boolean append) throws IOException {
    opened = true;
    return open(begun, append);
  }

  private OutputStream open(Path begun, boolean append) throws IOException {
    return append
        ? to.open(begun, StandardOpenOption.APPEND)
        : to.open(
            begun,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Leaves the rows of a table that is not whole where they can be taken up. */
  private void end(Path begun, boolean resumable) throws IOException {
    if (!Files.exists(begun)) {
      return;
    }
    boolean asBefore = to.exists() && Files.mismatch(to.file(), begun) < 0;
    if (!resumable || asBefore || Files.size(begun) == 0) {
      Files.delete(begun);
    } else if (opened) {
      System.err.println(
          "sonaffect: the rows so far are in %s; the same command with --resume continues"
              .formatted(begun));
    }
  }
}
