package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there only when it is whole: written beside, and moved. */
final class WholeFile {
  private WholeFile() {}

  /** What writes it. */
  interface Content {
    void write(Path beside) throws IOException, InterruptedException;
  }

  /** Writes a file; an old one stays, and nothing is left beside it, where that fails. */
  static void write(Path file, Content content) throws IOException, InterruptedException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      content.write(beside);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
