package org.sonaffect.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option of the commands that can also run on a cluster: the command line is then handed to
 * spark-submit before any of it is done here.
 */
public final class MasterOption {
  /** Its name. */
  public static final String NAME = "--master";

  @Option(
      names = NAME,
      paramLabel = "URL",
      description =
          "Run on Apache Spark: spark://HOST:7077, yarn, k8s://..., or local[N]. Needs"
              + " SPARK_HOME, or spark-submit on the PATH. SONAFFECT_SPARK_OPTS holds more"
              + " options for spark-submit (docs/SCALE.md).")
  private @Nullable String master;
}
