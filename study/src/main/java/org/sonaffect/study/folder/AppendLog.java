package org.sonaffect.study.folder;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sonaffect.corpus.file.Destination;

/**
 * A file of lines that is only appended to, so that work that was cut short can be continued. What
 * a kill or a full disk has left of a last line is cut off when the file is opened, and nothing
 * else of it is ever rewritten; after a write that failed none follows, so that only the last line
 * can be torn. The lines are their reader's: a log of a study, or of one search.
 */
final class AppendLog implements Closeable {
  private final Path file;
  private final OutputStream out;
  private final long dropped;
  private boolean broken;

  /** Reads the lines that are there. */
  interface Reader {
    /**
     * Takes in a whole line.
     *
     * @return whether it can be read; the first that cannot is cut off with all that follows
     * @throws RuntimeException where the file must not be continued; it is left as it is
     */
    boolean take(String line);
  }

  /**
   * Opens a file, made where it is absent.
   *
   * @throws UncheckedIOException naming the file, where it cannot be read or written
   */
  AppendLog(Path file, Reader reader) {
    this.file = file;
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      long readable = size > 0 ? read(reader) : 0;
      dropped = size - readable;
      if (dropped > 0) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(readable);
        }
      }
      // A stream, because an interrupted thread would close a channel for all others.
      out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** How many bytes the lines are that can be read; a log may be too large to hold its text. */
  private long read(Reader reader) throws IOException {
    long readable = 0;
    boolean torn = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
        } else {
          torn |= !reader.take(line.toString(StandardCharsets.UTF_8));
          readable += torn ? 0 : line.size() + 1;
          line.reset();
        }
      }
    }
    return readable;
  }

  /** How many bytes at its end were cut off. */
  long dropped() {
    return dropped;
  }

  /** Adds a line. One write a line, so that a kill can only cut the last. */
  synchronized void append(String line) {
    try {
      if (broken) {
        throw new IOException("an earlier write has failed, nothing is written after it");
      }
      broken = true;
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      broken = false;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException(Destination.failure(file, e));
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
