package org.sonaffect.server;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the folders of jobs and uploads take files. The terminal hears one line when they cease
 * to, and one when they do again; nothing needs a restart.
 */
final class DiskHealth {
  private static final long PROBE_NANOS = 1_000_000_000L;
  private static final int PROBE_BYTES = 1 << 16;

  private final List<Path> folders;
  private boolean failing;
  private long needed;
  private long probed;

  DiskHealth(Path... folders) {
    this.folders = List.of(folders);
  }

  /**
   * A file could not be written, read or removed.
   *
   * @param bytes that were to be written
   * @return what the client hears, without the paths of this machine
   */
  synchronized Refusal failed(@Nullable Throwable e, long bytes) {
    if (!failing) {
      System.err.println("sonaffect serve: cannot write: " + e);
      failing = true;
      probed = System.nanoTime();
    }
    needed = Math.max(needed, bytes);
    return Refusal.cannotWrite();
  }

  /** Something was written: a disk that had failed is tried again at once. */
  synchronized void written() {
    probed = System.nanoTime() - 2 * PROBE_NANOS;
  }

  /** Whether all is well; tries again, at most once a second, where it was not. */
  synchronized boolean ok() {
    if (!failing) {
      for (Path folder : folders) {
        if (!Files.isDirectory(folder)) {
          failed(new IOException(folder + " is gone"), 0);
        }
      }
    }
    if (failing && System.nanoTime() - probed > PROBE_NANOS) {
      probed = System.nanoTime();
      if (takes()) {
        failing = false;
        needed = 0;
        System.err.println("sonaffect serve: can write again");
      }
    }
    return !failing;
  }

  private boolean takes() {
    for (Path folder : folders) {
      Path probe = folder.resolve("0".repeat(32) + ".open.part"); // the next start removes it
      try {
        Path parent = folder.getParent();
        if (parent != null && Files.isDirectory(parent)) {
          StateFolder.make(folder); // but not the state folder: its disk may be absent for a while
        }
        if (Files.getFileStore(folder).getUsableSpace() < needed) {
          return false;
        }
        try (FileOutputStream out = new FileOutputStream(probe.toFile())) {
          out.write(new byte[PROBE_BYTES]);
          out.getFD().sync();
        }
      } catch (IOException e) {
        return false;
      } finally {
        probe.toFile().delete();
      }
    }
    return true;
  }
}
