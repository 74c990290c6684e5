package org.sonaffect.testkit;

import java.io.IOException;
import java.nio.file.Path;

/** Named pipes, which block whoever opens them. */
public final class NamedPipe {
  private NamedPipe() {}

  /** Makes one; false where the system cannot. */
  public static boolean make(Path file) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
