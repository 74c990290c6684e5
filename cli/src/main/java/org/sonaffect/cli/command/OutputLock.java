package org.sonaffect.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.Destination;

/**
 * Keeps a second process from a file that is being written: {@code name.lock} beside it, which goes
 * at the end. The system frees the lock when a program is killed; the file that is then left over
 * keeps nobody out.
 */
public final class OutputLock implements Closeable {
  /** A folder such as /proc, or a link to nothing, says every time that there is no such file. */
  private static final int MOST_TRIES = 1000;

  private final @Nullable Path file;
  private final @Nullable FileChannel channel;

  private OutputLock(@Nullable Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes it; what is written through is nobody's.
   *
   * @throws IOException where another process has it
   */
  static OutputLock take(Destination to) throws IOException {
    if (to.through()) {
      return new OutputLock(null, null);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted"); // its channel would close at once
    }
    Path file = to.with(".lock");
    for (int tries = 1; ; tries++) {
      FileChannel channel;
      @Nullable Object opened;
      try {
        opened = made(file);
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
      } catch (NoSuchFileException e) {
        if (tries == MOST_TRIES || !Files.isDirectory(Destination.folder(file))) {
          throw to.failure(e);
        }
        continue; // removed meanwhile by the process that had it
      } catch (IOException e) {
        throw to.failure(e);
      }
      if (!isOurs(channel)) {
        channel.close();
        throw new IOException(
            "%s: another process is writing it; wait for that one, or choose another name"
                .formatted(to.named()));
      }
      if (channel.size() != 0) {
        channel.close();
        throw new IOException(
            "%s: its lock would be %s, which is another file of yours; choose another name"
                .formatted(to.named(), file));
      }
      if (isOfTheName(file, opened)) {
        return new OutputLock(file, channel);
      }
      channel.close();
    }
  }

  /**
   * Takes that of a folder of outputs.
   *
   * @throws IOException where another process has it
   */
  public static OutputLock ofFolder(Path folder) throws IOException {
    Files.createDirectories(Destination.folder(folder));
    Path file = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
    return take(new Destination(folder, file, false));
  }

  /** Makes the file where it is absent; what tells it from others of its name. */
  private static @Nullable Object made(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // of another process, or left over
    }
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Whether the locked file is the one of that name. Another process may have ended, and removed
   * the file, before it was locked here; a third may then have made and locked a new one. The file
   * is not opened for this: a system of POSIX frees a lock when any channel to its file closes.
   */
  private static boolean isOfTheName(Path file, @Nullable Object opened) throws IOException {
    try {
      Object named = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Objects.equals(named, opened);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Also true where the file system knows no locks. */
  private static boolean isOurs(FileChannel channel) {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held within this very process
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null && channel != null) {
      try (channel) {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // A system that keeps what is open; the empty file is in nobody's way.
        file.toFile().deleteOnExit();
      }
    }
  }
}
