package org.sonaffect.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.testkit.SharedFolder;

/** Where things lie: in the repository, and in the folder of data that may not be in it. */
final class Repository {
  private Repository() {}

  /** The folder that holds everything. */
  static Path root() {
    return SharedFolder.repository();
  }

  /** The shared folder, where contributors have it; it may be absent. */
  static Path shared() {
    return SharedFolder.find().orElse(root().resolveSibling("shared"));
  }

  /** The one folder of a name among the resources of the tests of all modules. */
  static Path testResource(String name) throws IOException {
    try (Stream<Path> modules = Files.list(root())) {
      for (Path module : modules.sorted().toList()) {
        for (String resources : List.of("src/test/resources", "src/main/resources")) {
          Path folder = folder(module.resolve(resources), name);
          if (folder != null) {
            return folder;
          }
        }
      }
    }
    throw new IOException("no folder " + name + " in the resources of any module");
  }

  private static @Nullable Path folder(Path resources, String name) throws IOException {
    if (!Files.isDirectory(resources)) {
      return null;
    }
    try (Stream<Path> found = Files.walk(resources)) {
      return found.filter(f -> f.endsWith(name) && Files.isDirectory(f)).findAny().orElse(null);
    }
  }

  /** Copies the files of a folder that end in one of the given ways. */
  static void copy(Path from, Path to, String... endings) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }
}
