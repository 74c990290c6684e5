import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the program for the launchers: once, however many of them ask at a time.
 *
 * <p>{@code java launcher/Build.java ROOT MODULE} makes {@code cli} and MODULE, unless MODULE is
 * newer than its sources by now. It ends with status 1, and with the reason on stderr, where that
 * fails.
 */
final class Build {
  private static final int SHOWN_LINES = 40;

  private final Path root;
  private final String module;

  private Build(Path root, String module) {
    this.root = root;
    this.module = module;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Build build = new Build(Path.of(arguments[0]), arguments[1]);
    Path target = Files.createDirectories(build.target("cli"));
    Files.createDirectories(build.target(build.module));
    try (FileChannel file =
            FileChannel.open(
                target.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (lock.isValid() && build.isStale()) {
        System.exit(build.run());
      }
    }
  }

  private Path target(String of) {
    return root.resolve(of).resolve("target");
  }

  private Path marker(String of) {
    return target(of).resolve(".built");
  }

  /** Whether a POM or a source is newer than the last build. */
  private boolean isStale() throws IOException {
    if (!Files.isRegularFile(marker(module))) {
      return true;
    }
    FileTime built = Files.getLastModifiedTime(marker(module));
    List<Path> watched = new ArrayList<>(List.of(root.resolve("pom.xml")));
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.toList()) {
        watched.add(folder.resolve("pom.xml"));
        watched.add(folder.resolve("src").resolve("main"));
      }
    }
    for (Path start : watched) {
      if (Files.exists(start)) {
        try (Stream<Path> files = Files.walk(start)) {
          for (Path file : files.toList()) {
            if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** The build; its exit status. */
  private int run() throws IOException, InterruptedException {
    Path maven = maven();
    if (maven == null) {
      say("no Maven found: install Maven 3.8 or later to build from source");
      return 1;
    }
    say("building (first use, or the sources are newer); this takes about a minute");
    // What is edited while it is built is newer than this moment, and builds again.
    FileTime begun = FileTime.fromMillis(System.currentTimeMillis());
    Path log = target("cli").resolve("build.log");
    Set<String> modules = new LinkedHashSet<>(List.of("cli", module));
    Process process =
        new ProcessBuilder(
                maven.toString(), "-q", "-B", "-Dstyle.color=never", "-Pquick",
                "-pl", String.join(",", modules), "-am", "package")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    if (process.waitFor() != 0) {
      List<String> lines = Files.readAllLines(log);
      lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())
          .forEach(System.err::println);
      say("the build failed; its whole output is in " + log);
      return 1;
    }
    deleteStartArchives();
    for (String built : modules) {
      Files.writeString(marker(built), "");
      Files.setLastModifiedTime(marker(built), begun);
    }
    return 0;
  }

  /** Deletes what the launcher made of the old classes. */
  private void deleteStartArchives() throws IOException {
    try (DirectoryStream<Path> archives =
        Files.newDirectoryStream(target("cli").resolve("lib"), "start-*.jsa")) {
      for (Path archive : archives) {
        Files.delete(archive);
      }
    }
  }

  private static Path maven() {
    String name = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path program = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }

  private static void say(String message) {
    System.err.println("sonaffect: " + message);
  }
}
