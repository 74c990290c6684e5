package org.sonaffect.server;

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
    file.toFile().delete(); // else the next start removes it
    claim.close();
  }
}
