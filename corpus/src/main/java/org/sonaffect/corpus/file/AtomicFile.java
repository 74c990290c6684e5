package org.sonaffect.corpus.file;

import java.io.BufferedWriter;
import java.io.IOException;
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
 * Files that are there whole or not at all: written beside ({@code name.part}), forced to the disk,
 * renamed. Until then the old file stays; where the writing fails, nothing is left beside it.
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
    /** Writes it all to a file that is not there yet. */
    void writeTo(Path beside) throws IOException, E;
  }

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface Text {
    /** Writes it all; the caller closes the writer. */
    void writeTo(BufferedWriter out) throws IOException;
  }

  /** Writes a file by a program that takes a path. */
  public static <E extends Exception> void write(Path file, Content<E> content)
      throws IOException, E {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    replace(
        file,
        beside,
        to -> {
          content.writeTo(to);
          force(to);
        });
    forceNames(file);
  }

  /** Writes UTF-8 text. */
  public static void writeText(Path file, Text content) throws IOException {
    write(
        file,
        beside -> {
          try (BufferedWriter out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
            content.writeTo(out);
          }
        });
  }

  /** Writes bytes. */
  public static void writeBytes(Path file, byte[] bytes) throws IOException {
    write(file, beside -> Files.write(beside, bytes));
  }

  /**
   * Writes one of many files whose reader checks them (a checksum, a comparison): it is not forced
   * to the disk, which would cost more than the writing. Several programs may write the same file
   * at once; each has a name beside of its own.
   */
  public static void writeChecked(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    replace(file, beside, to -> Files.write(to, bytes));
  }

  private static <E extends Exception> void replace(Path file, Path beside, Content<E> content)
      throws IOException, E {
    try {
      content.writeTo(beside);
      try {
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      remove(beside);
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
    Path folder = file.toAbsolutePath().getParent();
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // A system that cannot force folders, or a thread that is interrupted: the file is whole.
    }
  }
}
