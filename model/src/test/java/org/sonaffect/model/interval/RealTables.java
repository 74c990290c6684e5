package org.sonaffect.model.interval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sonaffect.study.ToyStudy;

/** The real tables that are kept beside the project, not in it. */
final class RealTables {
  private RealTables() {}

  /** Copies a table and writes a manifest for it. */
  static Path manifest(Path data, Path folder, String name, String table) throws IOException {
    Files.copy(data.resolve(table), folder.resolve(table));
    return ToyStudy.write(
        folder.resolve(name + ".yaml"),
        """
        name: %s
        domain: %s
        clips: %s
        features: %s
        columns: {id: id}
        scale: [0, 1]
        """
            .formatted(name, name, table, table));
  }
}
