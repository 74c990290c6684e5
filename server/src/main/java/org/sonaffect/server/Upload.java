package org.sonaffect.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A received file. Closing it removes it.
 *
 * @param file under a random name of ours
 * @param name what the client calls it; for showing only, never a path
 * @param bytes its size
 */
record Upload(Path file, String name, long bytes, DiskBudget.Claim claim) implements AutoCloseable {
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      claim.close();
    }
  }
}
