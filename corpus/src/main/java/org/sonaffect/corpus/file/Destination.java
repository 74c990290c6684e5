package org.sonaffect.corpus.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a file that somebody named go. Links are followed, so that they stay: a link
 * to nothing names the file that is to be made. What is no regular file (a device, a pipe) and what
 * a process has open ({@code /proc/self/fd/1}, and thus {@code /dev/stdout}) is written through; it
 * cannot be replaced.
 *
 * @param named as it was named; it stands in messages
 * @param file at the end of the links
 * @param through whether it is written through
 */
public record Destination(Path named, Path file, boolean through) {
  /** As many as Linux follows (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  private static final Path OPEN_FILES = Path.of("/proc");

  /**
   * Follows the links.
   *
   * @throws IOException where they lead in a circle
   */
  public static Destination of(Path named) throws IOException {
    if (isNoFile(named)) {
      return new Destination(named, named, true);
    }
    Path at = named;
    for (int links = 0; Files.isSymbolicLink(at); links++) {
      if (links == MOST_LINKS) {
        throw new Failure(named, "its links lead in a circle", null);
      }
      if (folder(at).toRealPath().startsWith(OPEN_FILES)) {
        return new Destination(named, named, true);
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    return new Destination(named, at, false);
  }

  private static boolean isNoFile(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      return false; // not there yet, or not ours to look at
    }
  }

  /** The folder that a file is in. */
  public static Path folder(Path file) {
    return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
  }

  /** Whether there is something now; what is written through has nothing that could be lost. */
  public boolean exists() {
    return !through && Files.exists(file);
  }

  /** What is being written until it is whole. */
  public Path beside() {
    return with(".part");
  }

  /** A file beside it: the same name with an ending appended. */
  public Path with(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** Opens what is written through; nothing that is there is cut off. */
  public OutputStream open() throws IOException {
    return open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** A stream to a file beside this one, whose errors name this one. */
  public OutputStream open(Path at, OpenOption... options) throws IOException {
    try {
      return new Named(Files.newOutputStream(at, options));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What went wrong, with the name of the file and a reason in words. */
  public IOException failure(IOException error) {
    return error instanceof Failure ? error : new Failure(named, reason(error), error);
  }

  /** The same of a file of the program's own. */
  public static IOException failure(Path file, IOException error) {
    return new Destination(file, file, false).failure(error);
  }

  private String reason(IOException error) {
    if (error instanceof NoSuchFileException) {
      return "there is no folder " + folder(file);
    }
    if (error instanceof FileAlreadyExistsException) {
      return "there is a file of this name, expected a folder";
    }
    if (error instanceof AccessDeniedException) {
      return "not allowed to write "
          + (Files.exists(file) && (through || !Files.isWritable(file))
              ? "it"
              : "in the folder " + folder(file));
    }
    @Nullable String reason =
        error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    return reason == null || reason.isBlank() ? error.toString() : reason;
  }

  private static final class Failure extends IOException {
    private static final long serialVersionUID = 1L;

    Failure(Path file, String reason, @Nullable IOException cause) {
      super("%s: cannot be written: %s".formatted(file, reason), cause);
    }
  }

  /** Names the file where the disk is full. */
  private final class Named extends FilterOutputStream {
    Named(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }
}
