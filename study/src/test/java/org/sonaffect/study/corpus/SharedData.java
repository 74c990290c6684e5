package org.sonaffect.study.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real reference data that may not be in the repository; tests that need it skip without it. */
final class SharedData {
  private SharedData() {}

  /**
   * A folder of the shared data: under the system property {@code sonaffect.shared}, the
   * environment variable {@code SONAFFECT_SHARED}, or a folder {@code shared} beside the
   * repository.
   */
  static Path folder(String name) {
    String set =
        System.getProperty(
            "sonaffect.shared", System.getenv().getOrDefault("SONAFFECT_SHARED", ""));
    Path shared = set.isEmpty() ? besideRepository() : Path.of(set);
    Path folder = shared.resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), "needs the shared data folder " + name);
    return folder;
  }

  private static Path besideRepository() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve("LICENSE"))) {
      at = at.getParent();
    }
    return at.resolveSibling("shared");
  }
}
