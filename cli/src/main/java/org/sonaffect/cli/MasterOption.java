package org.sonaffect.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that can also run on a cluster; see {@link SparkSubmit}. */
final class MasterOption {
  static final String NAME = "--master";

  @Option(
      names = NAME,
      paramLabel = "URL",
      description =
          "Run on Apache Spark: spark://HOST:7077, yarn, k8s://..., or local[N]. Wants SPARK_HOME;"
              + " SONAFFECT_SPARK_OPTS holds more options for spark-submit (docs/SCALE.md).")
  private @Nullable String master;
}
