package org.sonaffect.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.WavFile;

/**
 * Makes the class-data archive (CDS) with which the launcher starts Java in about half the time.
 *
 * <p>{@code java -cp LIB/* org.sonaffect.cli.StartArchive LIB ARCHIVE} runs a few short commands,
 * notes the classes that they load, and lets this Java write those into ARCHIVE. An archive belongs
 * to one Java and to one class path; Java ignores it elsewhere. Where anything fails, no archive is
 * there afterwards and the program starts as it would without.
 */
record StartArchive(String classPath, Path folder) {
  private static final long STEP_SECONDS = 60;
  private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");
  private static final int PERIOD = 80;
  private static final int AMPLITUDE = 8000;

  /** Makes one archive; prints nothing. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path archive = Path.of(arguments[1]).toAbsolutePath();
    Path folder = Files.createTempDirectory(archive.getParent(), "start");
    try {
      new StartArchive(arguments[0] + File.separator + "*", folder).make(archive);
    } finally {
      delete(folder);
    }
  }

  private void make(Path archive) throws IOException, InterruptedException {
    Path clip = Files.write(folder.resolve("clip.wav"), WavFile.of(tone()));
    Set<String> classes = new LinkedHashSet<>();
    for (List<String> command :
        List.of(
            List.of("--help"),
            List.of("features", clip.toString(), "-o", folder.resolve("features.csv").toString()),
            List.of("predict", "demo", clip.toString()))) {
      classes.addAll(loaded(command));
    }
    Path list = Files.write(folder.resolve("classes"), classes);
    Path made = folder.resolve("archive");
    java(
        List.of(
            "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made));
    if (Files.isRegularFile(made)) {
      Files.move(
          made, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** One second of a voiced sound, so that pitch and voice quality have something to do. */
  private static short[] tone() {
    short[] samples = new short[ClipSamples.RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i % PERIOD * AMPLITUDE / PERIOD);
    }
    return samples;
  }

  /**
   * What a command loads, in the form of this Java's class lists. Those of Java 25 number their
   * classes, each list for itself; what comes from elsewhere than the class path is left out.
   */
  private List<String> loaded(List<String> command) throws IOException, InterruptedException {
    Path list = Files.createTempFile(folder, "list", "");
    List<String> options =
        new ArrayList<>(
            List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list, Sonaffect.class.getName()));
    options.addAll(command);
    java(options);
    try (Stream<String> lines = Files.lines(list, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> !line.contains(" source: "))
          .map(line -> NUMBER.matcher(line).replaceFirst(""))
          .toList();
    }
  }

  private void java(List<String> options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath));
    line.addAll(options);
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(STEP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("took longer than " + STEP_SECONDS + " s: " + line);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
