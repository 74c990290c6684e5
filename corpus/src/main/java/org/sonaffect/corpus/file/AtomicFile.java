package org.sonaffect.corpus.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files that exist complete or not at all: written beside ({@code name.part}), forced to the disk,
 * renamed. Until then the old file stays; where the writing fails, nothing is left beside it, and
 * the error names the file. Links stay and are followed; what is no file, such as a pipe, is
 * written through ({@link Destination}).
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes the content of a file.
   *
   * @param <E> what it may throw besides IOException
   */
  @FunctionalInterface
  public interface Content<E extends Exception> {
    /** Writes it all; the caller closes the stream. */
    void writeTo(OutputStream out) throws IOException, E;
  }

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface Text {
    /** Writes it all; the caller closes the writer. */
    void writeTo(BufferedWriter out) throws IOException;
  }

  /** Writes a file; the stream is not buffered. */
  public static <E extends Exception> void write(Path file, Content<E> content)
      throws IOException, E {
    Destination to = Destination.of(file);
    if (to.through()) {
      try (OutputStream out = to.open()) {
        content.writeTo(out);
      }
      return;
    }
    writeBeside(to, to.beside(), content, true);
  }

  /** Writes UTF-8 text. */
  public static void writeText(Path file, Text content) throws IOException {
    write(
        file,
        stream -> {
          BufferedWriter out =
              new BufferedWriter(
                  new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder()));
          content.writeTo(out);
          out.flush();
        });
  }

  /** Writes bytes. */
  public static void writeBytes(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /**
   * Writes one of many files whose reader checks them (a checksum, a comparison), or that can be
   * made again: it is not forced to the disk, which would cost more than the writing. Several
   * programs may write the same file at once; each has a name beside of its own.
   */
  public static void writeChecked(Path file, byte[] bytes) throws IOException {
    Destination to = Destination.of(file);
    if (to.through()) {
      writeBytes(file, bytes);
      return;
    }
    writeBeside(to, to.with("." + UUID.randomUUID() + ".part"), out -> out.write(bytes), false);
  }

  /** Puts a whole file, written at {@link Destination#beside}, in its place. */
  public static void publish(Destination to) throws IOException {
    try {
      force(to.beside());
      move(to.beside(), to.file());
    } catch (IOException e) {
      throw to.failure(e);
    }
    forceNames(to.file());
  }

  private static <E extends Exception> void writeBeside(
      Destination to, Path beside, Content<E> content, boolean forced) throws IOException, E {
    try {
      try (OutputStream out =
          to.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      if (forced) {
        publish(to);
      } else {
        move(beside, to.file());
      }
    } finally {
      remove(beside);
    }
  }

  private static void move(Path beside, Path file) throws IOException {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What is not whole need not stay; that it could not be removed must not hide the failure. */
  private static void remove(Path beside) {
    try {
      if (Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(beside);
      }
    } catch (IOException e) {
      beside.toFile().deleteOnExit();
    }
  }

  /** Not by a channel: the interrupt of a job that is cancelled as it ends would close it. */
  private static void force(Path file) throws IOException {
    try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
      written.getFD().sync();
    }
  }

  private static void forceNames(Path file) {
    try (FileChannel names = FileChannel.open(Destination.folder(file), StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // A system that cannot force folders, or a thread that is interrupted: the file is whole.
    }
  }
}
