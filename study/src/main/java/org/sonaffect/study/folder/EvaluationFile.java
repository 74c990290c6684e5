package org.sonaffect.study.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.automl.search.EvaluationLines;

/**
 * The file of a search's evaluations. What a kill or a full disk has left of a last line is cut off
 * when it is opened, and nothing else of it is ever rewritten; after a write that failed none
 * follows, so that only the last line can be torn.
 */
public final class EvaluationFile implements Closeable {
  private final FileChannel channel;
  private final EvaluationLines lines;
  private boolean broken;

  /**
   * Opens a file, made where it is absent.
   *
   * @throws IllegalArgumentException where a line other than the last cannot be read
   */
  public EvaluationFile(Path file) throws IOException {
    this(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ),
        Files.readAllBytes(file));
  }

  /** A channel at the end of whose readable lines is written. */
  public EvaluationFile(FileChannel channel, byte[] bytes) throws IOException {
    this.channel = channel;
    List<String> earlier = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        earlier.add(new String(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
        ends.add(from);
      }
    }
    boolean opened = false;
    try {
      lines = new EvaluationLines(earlier, this::add);
      int end = lines.readable() == 0 ? 0 : ends.get(lines.readable() - 1);
      if (end < bytes.length) {
        channel.truncate(end);
      }
      channel.position(end);
      opened = true;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  /** The log in it. */
  public EvaluationLines lines() {
    return lines;
  }

  private synchronized void add(String line) {
    if (broken) {
      throw new UncheckedIOException(
          new IOException("an earlier write has failed, nothing is written after it"));
    }
    broken = true;
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broken = false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
