package org.sonaffect.acoustics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the reference material, which is not part of the project. */
public final class SharedFolder {
  private SharedFolder() {}

  /** The folder, or a skipped test: named by a property or a variable, or beside the project. */
  public static Path orSkip() {
    String named = System.getProperty("sonaffect.shared", System.getenv("SONAFFECT_SHARED"));
    if (named != null) {
      Path folder = Path.of(named);
      assumeTrue(Files.isDirectory(folder), "needs the folder " + folder);
      return folder;
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolveSibling("shared");
      if (Files.isDirectory(beside.resolve("compare2013"))) {
        return beside;
      }
    }
    assumeTrue(false, "needs the reference material (-Dsonaffect.shared=FOLDER)");
    throw new AssertionError("skipped before");
  }
}
