package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the files of a user's cache lie: {@code $XDG_CACHE_HOME/sonaffect}, else {@code
 * ~/.cache/sonaffect} (XDG Base Directory Specification 0.8: relative paths are ignored). A user
 * whom the system does not know, as in many containers, has {@code $HOME}, or else a folder of that
 * user's own among the temporary ones.
 *
 * @param environment XDG_CACHE_HOME, HOME
 * @param home the system's; {@code ?} where Java does not know it
 * @param temporary folder of temporary files
 */
record UserCache(Map<String, String> environment, String home, Path temporary) {
  private static final String NAME = "sonaffect";

  static UserCache ofThisProcess() {
    return new UserCache(
        System.getenv(),
        System.getProperty("user.home", ""),
        Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /** The folder; it need not be there. */
  Path folder() {
    String set = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (Path.of(set).isAbsolute()) {
      return Path.of(set).resolve(NAME);
    }
    return Stream.of(home, environment.getOrDefault("HOME", ""))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .map(known -> known.resolve(".cache").resolve(NAME))
        .orElseGet(this::ofNobody);
  }

  /** Others may write among the temporary files too: a folder of theirs is not ours. */
  private Path ofNobody() {
    try {
      Path own = Files.createTempDirectory(temporary, NAME + "-");
      Object user = Files.getAttribute(own, "unix:uid");
      Path kept = temporary.resolve(NAME + "-" + user);
      if (Files.notExists(kept, LinkOption.NOFOLLOW_LINKS)) {
        return Files.move(own, kept).toAbsolutePath();
      }
      boolean ours =
          Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS)
              && user.equals(Files.getAttribute(kept, "unix:uid"));
      if (ours) {
        Files.delete(own);
      }
      return (ours ? kept : own).toAbsolutePath();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return temporary.resolve(NAME).toAbsolutePath();
    }
  }
}
