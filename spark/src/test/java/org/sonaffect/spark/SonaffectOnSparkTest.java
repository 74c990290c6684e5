package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.cli.command.ExitStatus;

/** The shared commands on Spark: what cannot be meant here is refused before a cluster is asked. */
final class SonaffectOnSparkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "features . -o f.csv --master yarn",
        "features . -o f.arrow --format arrow",
        "features . -o f.csv --hop 1",
        "predict demo x.wav",
        "predict demo x.wav -o f.txt",
        "predict demo x.wav -o f.csv --format table",
        "predict demo x.wav -o f.csv --scale 9-1"
      })
  void wrongUsageIsStatusTwo(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    assertEquals(ExitStatus.WRONG_USAGE, SonaffectOnSpark.run(arguments), line);
  }

  @Test
  void aRunFolderIsALocalOne() throws Exception {
    String study = Files.writeString(folder.resolve("study.yaml"), "corpora: []\n").toString();
    assertEquals(
        ExitStatus.WRONG_USAGE, SonaffectOnSpark.run("study", study, "-o", "hdfs://head/run"));
  }

  @Test
  void stackTracesInMessagesOfSparkAreLeftOut() {
    String message =
        "aborted: x\n\tat a.b(C.java:1)\nCaused by: y\n\t... 12 more\n\nDriver stacktrace:";
    assertEquals(
        "aborted: x\nCaused by: y",
        SonaffectOnSpark.brief(new SparkException(message)).getMessage());
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : new String[] {"features", "predict", "study"}) {
      assertEquals(ExitStatus.SUCCESS, SonaffectOnSpark.run(command, "--help"), command);
    }
  }
}
