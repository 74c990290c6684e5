package org.sonaffect.app.serve;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of a server's jobs and uploads, locked against a second server. */
final class StateFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes the folder where it is absent, for its owner alone where the system knows owners. */
  static StateFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    ownerOnly(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException(
          folder + ": another server keeps its jobs here; give this one its own with --state");
    }
    return new StateFolder(folder, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // within this very process
    }
  }

  private static void ownerOnly(Path folder) throws IOException {
    try {
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException e) {
      // A file system without owners.
    }
  }

  Path jobs() {
    return folder.resolve("jobs");
  }

  Path incoming() {
    return folder.resolve("incoming");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
