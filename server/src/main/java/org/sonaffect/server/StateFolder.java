package org.sonaffect.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.Destination;

/** The folder of a server's jobs and uploads, locked against a second server. */
record StateFolder(Path folder, FileChannel lock) implements AutoCloseable {
  /**
   * Opens the folder. It and its parts are made where they are absent, for their owner alone where
   * the system knows owners; a folder that was there already stays as it is.
   */
  static StateFolder open(Path folder) throws IOException {
    FileChannel channel;
    try {
      make(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw refused(folder, e);
    }
    if (lock(channel) == null) {
      channel.close();
      throw new IOException(
          folder + ": another server keeps its jobs here; give this one its own with --state");
    }
    StateFolder state = new StateFolder(folder, channel);
    try {
      make(state.jobs());
      make(state.incoming());
      make(state.models());
    } catch (IOException e) {
      state.close();
      throw refused(folder, e);
    }
    return state;
  }

  private static IOException refused(Path folder, IOException reason) {
    return new IOException(
        "%s; --state names the folder where jobs are kept"
            .formatted(Destination.failure(folder, reason).getMessage()),
        reason);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // within this very process
    }
  }

  /** Makes a folder of the owner alone where none is. */
  static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return; // not ours to change
    }
    Files.createDirectories(folder);
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
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

  Path models() {
    return folder.resolve("models");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
