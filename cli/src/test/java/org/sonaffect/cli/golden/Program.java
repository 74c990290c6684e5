package org.sonaffect.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as a process in a folder of its own, as the launcher starts it. Paths are given
 * relative to that folder, so that no output names a place on this machine.
 */
final class Program {
  private static final int MOST_MINUTES = 15;
  private static final char NO_BREAK = '\u00a0';

  private final Path folder;
  private final Variant variant;

  Program(Path folder, Variant variant) {
    this.folder = folder;
    this.variant = variant;
  }

  /** Where the commands run. */
  Path folder() {
    return folder;
  }

  /**
   * Runs one command. What it says goes to {@code STEP.txt}, behind the exit status, and what it
   * warns of to {@code STEP.err}, line by line in the order of the alphabet: threads warn in any.
   *
   * @param step name of the two files
   * @param command words of the command line, parted by blanks; a no-break space stands for a blank
   *     in a word
   */
  void run(String step, String command) throws IOException, InterruptedException {
    Path out = folder.resolve("cache/out");
    Path err = folder.resolve("cache/err");
    Files.createDirectories(out.getParent());
    List<String> line = new ArrayList<>(List.of(variant.java(), "-Xmx2g", "-XX:+UseParallelGC"));
    line.add("-Djava.awt.headless=true");
    line.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    // On Java 24 and later Netty, which the format arrow stands on, has to be asked for it.
    line.add("-Dio.netty.noUnsafe=false");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass()));
    for (String word : command.split(" ")) {
      line.add(word.replace(NO_BREAK, ' '));
    }
    line.addAll(List.of("--quiet", "--jobs", Integer.toString(variant.jobs())));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("no end after %d minutes: %s".formatted(MOST_MINUTES, command));
    }
    Files.writeString(
        folder.resolve(step + ".txt"),
        "exit status %d%n%s".formatted(process.exitValue(), Files.readString(out)));
    String warned =
        String.join("\n", Files.readAllLines(err).stream().filter(Program::ours).sorted().toList());
    if (!warned.isEmpty()) {
      Files.writeString(folder.resolve(step + ".err"), warned);
    }
  }

  /** Whether a line is the program's, not a warning of its JVM. */
  private static boolean ours(String line) {
    return !line.startsWith("WARNING: ") && !line.startsWith("OpenJDK ");
  }

  /** The class that the launcher starts, wherever it stands now. */
  private static String mainClass() throws IOException {
    String launcher = Files.readString(Repository.root().resolve("sonaffect")).strip();
    String[] words = launcher.substring(launcher.lastIndexOf('\n') + 1).split(" ");
    return words[words.length - 2];
  }
}
