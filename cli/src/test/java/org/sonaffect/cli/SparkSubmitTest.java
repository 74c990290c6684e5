package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.cli.command.UsageError;

/** {@code --master}: what is handed over to spark-submit, and what is said where it is missing. */
final class SparkSubmitTest {
  @TempDir Path folder;

  private Path jar;
  private Path program;

  @BeforeEach
  void home() throws Exception {
    jar = Files.writeString(folder.resolve("sonaffect-spark.jar"), "");
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("jars"));
    program = Files.writeString(folder.resolve("bin/spark-submit"), "");
    Files.writeString(folder.resolve("jars/spark-core_2.13-4.2.0.jar"), "");
  }

  @Test
  void theCommandIsHandedOverWithoutTheMaster() {
    Map<String, String> environment =
        Map.of("SPARK_HOME", folder.toString(), "SONAFFECT_SPARK_OPTS", " --executor-memory 4g ");
    SparkSubmit submit = new SparkSubmit(environment, jar, "-XX:+UseParallelGC -Xss2m");
    List<String> expected =
        List.of(
            program.toString(),
            "--master",
            "spark://host:7077",
            "--class",
            "org.sonaffect.spark.SonaffectOnSpark",
            "--name",
            "sonaffect features",
            "--conf",
            "spark.yarn.appMasterEnv.LC_ALL=C.UTF-8",
            "--conf",
            "spark.kubernetes.driverEnv.LC_ALL=C.UTF-8",
            "--conf",
            "spark.driver.defaultJavaOptions=-XX:+UseParallelGC -Xss2m",
            "--conf",
            "spark.executor.defaultJavaOptions=-XX:+UseParallelGC -Xss2m",
            "--executor-memory",
            "4g",
            jar.toString(),
            "features",
            "clips",
            "-o",
            "f.csv");
    assertEquals(
        expected,
        submit.command(
            "spark://host:7077",
            List.of("features", "clips", "--master", "spark://host:7077", "-o", "f.csv")));
    assertEquals(
        expected,
        submit.command(
            "spark://host:7077",
            List.of("features", "--master=spark://host:7077", "clips", "-o", "f.csv")));
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertTrue(said(Map.of(), jar).contains("set SPARK_HOME"));
    assertTrue(said(Map.of("SPARK_HOME", "/nowhere"), jar).contains("/nowhere"));
    Map<String, String> home = Map.of("SPARK_HOME", folder.toString());
    assertTrue(said(home, folder.resolve("none.jar")).contains("none.jar"));
    Files.move(
        folder.resolve("jars/spark-core_2.13-4.2.0.jar"),
        folder.resolve("jars/spark-core_2.12-3.5.1.jar"));
    assertTrue(said(home, jar).contains("spark-core_2.12-3.5.1.jar"));
    Files.move(folder.resolve("jars"), folder.resolve("other"));
    assertTrue(said(home, jar).contains("has no jars/"));
  }

  @Test
  void theCommandLineAsksForSpark() {
    Terminal said =
        Terminal.run("features", folder.toString(), "-o", "f.csv", "--master", "local[2]");
    assertEquals(2, said.status());
    assertTrue(said.err().contains("--master needs"), said.err());
  }

  private static String said(Map<String, String> environment, Path jar) {
    SparkSubmit submit = new SparkSubmit(environment, jar, "");
    return assertThrows(UsageError.class, () -> submit.command("yarn", List.of("study")))
        .getMessage();
  }
}
