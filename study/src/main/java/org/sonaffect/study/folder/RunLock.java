package org.sonaffect.study.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.study.StudyException;

/** Keeps two runs out of one folder; the system frees it when a program is killed. */
public final class RunLock implements AutoCloseable {
  /** The file that is locked. */
  static final String FILE = "run.lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws StudyException where another run has it
   */
  public static RunLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        // held by this program: reported below
      }
      if (lock == null) {
        channel.close();
        throw new StudyException(
            folder + ": another run is using this folder; wait for it, or choose another folder");
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(Destination.failure(folder.resolve(FILE), e));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
