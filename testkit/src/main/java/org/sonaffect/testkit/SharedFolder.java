package org.sonaffect.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of reference material and real data, which is not part of the repository: named by the
 * system property {@code sonaffect.shared} or the variable {@code SONAFFECT_SHARED}, else a folder
 * {@code shared} beside the repository.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /** The folder, where there is one. */
  public static Optional<Path> find() {
    String named = System.getProperty("sonaffect.shared", System.getenv("SONAFFECT_SHARED"));
    if (named != null && !named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    return Optional.of(repository().resolveSibling("shared")).filter(Files::isDirectory);
  }

  /** The folder; without it the test that asks is skipped. */
  public static Path orSkip() {
    Optional<Path> folder = find();
    assumeTrue(folder.isPresent(), "needs the shared folder (-Dsonaffect.shared=FOLDER)");
    return folder.orElseThrow();
  }

  /** A file or folder in it, such as {@code data/joint-mir}; without it the test is skipped. */
  public static Path orSkip(String path) {
    Path found = orSkip().resolve(path);
    assumeTrue(Files.exists(found), "needs " + path + " in the shared folder");
    return found;
  }

  /** The root of the repository that the tests run in. */
  public static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("LICENSE"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("not in a checkout: no LICENSE in any parent folder");
      }
    }
    return at;
  }
}
