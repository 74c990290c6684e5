package org.sonaffect.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.sonaffect.audio.FileNames;

/**
 * What every attempt looks for before it does anything: a file that the driver laid into the folder
 * of the parts. A process that does not see it would work in vain, in a folder of its own machine.
 *
 * @param place of the file
 * @param name of a local clip that has letters outside ASCII; empty where none has
 */
record DriverMark(Location place, String name) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Lays the file into a folder, which is made. */
  static DriverMark in(Location folder, List<ClipPart> parts, Storage storage) throws IOException {
    String odd =
        parts.stream()
            .flatMap(part -> part.clips().stream())
            .map(ListedClip::file)
            .filter(file -> file.isLocal() && !isAscii(file.text()))
            .map(Location::text)
            .findFirst()
            .orElse("");
    Location place = folder.child("driver-" + UUID.randomUUID());
    storage.create(place).close();
    return new DriverMark(place, odd);
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  /**
   * Looks whether this process sees the file, and can name the clips.
   *
   * @throws IOException saying what is wrong with this process; another may do
   */
  void mustSee(Storage storage) throws IOException {
    try {
      FileNames.check(name);
    } catch (IllegalStateException e) {
      throw new IOException(
          "at %s: %s for the executors (--conf spark.executorEnv.LC_ALL=C.UTF-8)"
              .formatted(LocalCopy.host(), e.getMessage()),
          e);
    }
    if (!storage.exists(place)) {
      throw new IOException(
          "%s: the driver made it, but there is no such file at %s; every node must see the folder of the output as the same"
              .formatted(place, LocalCopy.host()));
    }
  }
}
