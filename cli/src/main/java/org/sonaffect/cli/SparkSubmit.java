package org.sonaffect.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.MasterOption;
import org.sonaffect.cli.command.MasterUrl;
import org.sonaffect.cli.command.UsageError;

/**
 * A command handed over to Spark's spark-submit, with the jar of the module {@code spark}. Nothing
 * of Spark is on the class path here.
 *
 * @param environment SPARK_HOME, PATH, SONAFFECT_SPARK_OPTS
 * @param jar of the module; null where its place is unknown
 * @param javaOptions of the driver and the executors, before those that the user sets; may be empty
 */
record SparkSubmit(Map<String, String> environment, @Nullable Path jar, String javaOptions) {
  /** Where the launcher says the jar is. */
  static final String JAR_PROPERTY = "sonaffect.spark.jar";

  /** With what the launcher started this Java, and Spark is to start its own. */
  private static final String JAVA_PROPERTY = "sonaffect.spark.java";

  private static final String MAIN = "org.sonaffect.spark.SonaffectOnSpark";

  /** The Scala and the major version that the jar is made for, in a name of Spark's own jars. */
  private static final String CORE = "spark-core_2.13-4.";

  /** Where Spark's jars are in the place of {@code jars/} where Spark was built there. */
  private static final String BUILT = "assembly/target";

  /** As the process was started. */
  static SparkSubmit ofThisProcess() {
    String jar = System.getProperty(JAR_PROPERTY);
    return new SparkSubmit(
        System.getenv(), jar == null ? null : Path.of(jar), System.getProperty(JAVA_PROPERTY, ""));
  }

  /**
   * Runs the command to its end; what it says goes where this process's words go.
   *
   * @param arguments of this process, {@code --master} among them
   * @return its exit status
   * @throws UsageError saying what is missing
   * @throws IOException where the cluster cannot be reached
   */
  int run(String master, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = command(master, arguments);
    new MasterUrl(master).check();
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }

  /** The command line of spark-submit. */
  List<String> command(String master, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("--master", master, "--class", MAIN));
    command.addAll(List.of("--name", "sonaffect " + arguments.get(0)));
    // Java names files in the encoding of the locale, also where the driver is on the cluster.
    for (String manager : List.of("yarn.appMasterEnv", "kubernetes.driverEnv")) {
      command.addAll(List.of("--conf", "spark.%s.LC_ALL=C.UTF-8".formatted(manager)));
    }
    if (!javaOptions.isEmpty()) {
      for (String process : List.of("driver", "executor")) {
        command.addAll(
            List.of("--conf", "spark.%s.defaultJavaOptions=%s".formatted(process, javaOptions)));
      }
    }
    String more = environment.getOrDefault("SONAFFECT_SPARK_OPTS", "").strip();
    if (!more.isEmpty()) {
      command.addAll(List.of(more.split("\\s+", -1)));
    }
    command.add(jarFile().toString());
    command.addAll(withoutMaster(arguments));
    return command;
  }

  private static List<String> withoutMaster(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(MasterOption.NAME)) {
        i++;
      } else if (!argument.startsWith(MasterOption.NAME + "=")) {
        kept.add(argument);
      }
    }
    return kept;
  }

  private Path jarFile() {
    Path file = jar;
    if (file == null || !Files.isRegularFile(file)) {
      throw new UsageError(
          "--master needs sonaffect-spark.jar, which is not %s; mvn -Pquick -pl spark -am package"
                  .formatted(file == null ? "known of" : "at " + file)
              + " builds it");
    }
    return file;
  }

  private Path program() {
    String script = File.separatorChar == '\\' ? "spark-submit.cmd" : "spark-submit";
    String home = environment.getOrDefault("SPARK_HOME", "");
    if (!home.isEmpty()) {
      Path program = Path.of(home, "bin", script);
      if (!Files.isRegularFile(program)) {
        throw new UsageError(
            "SPARK_HOME is %s, which has no bin/%s; expected the folder of Apache Spark 4"
                .formatted(home, script));
      }
      if (!Files.isDirectory(Path.of(home, "jars")) && !Files.isDirectory(Path.of(home, BUILT))) {
        throw new UsageError(
            "SPARK_HOME is %s, which has no jars/; expected the folder of Apache Spark 4"
                .formatted(home));
      }
      checkVersion(Path.of(home, "jars"));
      return program;
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, script);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return program;
      }
    }
    throw new UsageError(
        "--master needs Apache Spark 4 (Scala 2.13): set SPARK_HOME to its folder, or put its"
            + " spark-submit on the PATH");
  }

  private static void checkVersion(Path jars) {
    try (Stream<Path> files = Files.list(jars)) {
      List<String> cores =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.startsWith("spark-core_"))
              .toList();
      if (!cores.isEmpty() && cores.stream().noneMatch(name -> name.startsWith(CORE))) {
        throw new UsageError(
            "%s holds %s, expected Apache Spark 4 (Scala 2.13)".formatted(jars, cores.get(0)));
      }
    } catch (IOException e) {
      // A home laid out in another way: spark-submit will say what it lacks.
    }
  }
}
