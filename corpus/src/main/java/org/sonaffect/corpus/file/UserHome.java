package org.sonaffect.corpus.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The home of the user, where caches lie. A user whom the system does not know, as in many
 * containers, has {@code $HOME}, or else a folder of that user's own among the temporary ones.
 *
 * @param environment HOME
 * @param known to the system; {@code ?} where Java does not know it
 * @param temporary folder of temporary files
 */
public record UserHome(Map<String, String> environment, String known, Path temporary) {
  private static final String PROPERTY = "user.home";

  /** As Java and the environment say. */
  public static UserHome ofThisProcess() {
    return new UserHome(
        System.getenv(),
        System.getProperty(PROPERTY, ""),
        Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /** Tells Java, whose own parts keep files there too, such as the list of fonts. */
  public static void settle() {
    UserHome home = ofThisProcess();
    if (!Path.of(home.known).isAbsolute()) {
      System.setProperty(PROPERTY, home.folder().toString());
    }
  }

  /** The folder; it need not be there. */
  public Path folder() {
    return Stream.of(known, environment.getOrDefault("HOME", ""))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .orElseGet(this::ofNobody);
  }

  /** Others may write among the temporary files too: a folder of theirs is not ours. */
  private Path ofNobody() {
    String name = "sonaffect-";
    try {
      Path own = Files.createTempDirectory(temporary, name);
      Object user = Files.getAttribute(own, "unix:uid");
      Path kept = temporary.resolve(name + user);
      if (Files.notExists(kept, LinkOption.NOFOLLOW_LINKS)) {
        return Files.move(own, kept).toAbsolutePath();
      }
      boolean ours =
          Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS)
              && user.equals(Files.getAttribute(kept, "unix:uid", LinkOption.NOFOLLOW_LINKS));
      if (ours) {
        Files.delete(own);
      }
      return (ours ? kept : own).toAbsolutePath();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return temporary.resolve("sonaffect").toAbsolutePath();
    }
  }
}
