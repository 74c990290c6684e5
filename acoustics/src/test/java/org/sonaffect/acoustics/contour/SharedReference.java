package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the reference material lies, if it is there. */
public final class SharedReference {
  private SharedReference() {}

  /** The folder of the reference material; the test that asks is skipped where there is none. */
  public static Path folder() {
    Optional<Path> folder = find();
    assumeTrue(folder.isPresent(), "needs the reference material (-Dsonaffect.shared=FOLDER)");
    return folder.orElseThrow();
  }

  /** The folder, where there is one. */
  public static Optional<Path> find() {
    String named = System.getProperty("sonaffect.shared", System.getenv("SONAFFECT_SHARED"));
    if (named != null) {
      return Optional.of(Path.of(named, "compare2013")).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("compare2013");
      if (Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }
}
