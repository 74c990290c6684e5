package org.sonaffect.study.folder;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all: written beside, then renamed. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it all; the writer is closed by the caller. */
    void writeTo(BufferedWriter out) throws IOException;
  }

  /** Writes UTF-8 text; the old file stays until the new one is whole. */
  public static void write(Path file, Content content) {
    replace(
        file,
        beside -> {
          try (BufferedWriter out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
            content.writeTo(out);
          }
        });
  }

  /** Writes bytes; the old file stays until the new one is whole. */
  public static void writeBytes(Path file, byte[] bytes) {
    replace(file, beside -> Files.write(beside, bytes));
  }

  private interface Writing {
    void to(Path beside) throws IOException;
  }

  private static void replace(Path file, Writing writing) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      writing.to(beside);
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      try {
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
