package org.sonaffect.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.model.ModelException;
import org.sonaffect.study.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line on a cluster, for spark-submit: the local commands with their options. Exit
 * status 0 success, 1 failed or clips were left out, 2 wrong usage. Where the driver is on the
 * cluster, clips in the error table leave the status 0, for the job has not failed.
 */
@Command(
    name = "sonaffect",
    description = "The jobs of Sonaffect on Apache Spark (docs/SCALE.md).",
    subcommands = {FeaturesOnSpark.class, StudyOnSpark.class, PredictOnSpark.class})
public final class SonaffectOnSpark implements Runnable {
  static final int SUCCESS = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private SonaffectOnSpark() {}

  /** Runs one command; exits with its status where that is not 0. */
  public static void main(String[] arguments) {
    int status = run(arguments);
    if (status != SUCCESS) {
      System.exit(status);
    }
  }

  /** Runs one command. */
  static int run(String... arguments) {
    return new CommandLine(new SonaffectOnSpark())
        .setExecutionExceptionHandler((error, command, parsed) -> failed(error))
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? " + "See --help.");
  }

  /** The status of a job that left some clips out. */
  static int status(int failed, Cluster cluster) {
    return failed == 0 || cluster.driverOnCluster() ? SUCCESS : FAILED;
  }

  /** The value of a parameter that picocli has already demanded. */
  static <T> T wanted(@Nullable T value, String what) {
    if (value == null) {
      throw new UsageError(what + " is wanted");
    }
    return value;
  }

  /** The constant that a word names. */
  static <E extends Enum<E>> E named(Class<E> type, String word, String option) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw new UsageError(
        "%s is %s, wanted one of %s"
            .formatted(
                option,
                word,
                List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
  }

  private static int failed(Exception error) {
    System.err.println("sonaffect: " + words(error));
    if (System.getenv("SONAFFECT_DEBUG") != null) {
      error.printStackTrace();
    }
    return error instanceof UsageError ? WRONG_USAGE : FAILED;
  }

  private static String words(Exception error) {
    Throwable shown =
        error instanceof UncheckedIOException
            ? Objects.requireNonNullElse(error.getCause(), error)
            : error;
    String message = shown.getMessage();
    if (shown instanceof NoSuchFileException) {
      return message + ": there is no such file";
    }
    boolean ours =
        shown instanceof UsageError
            || shown instanceof IOException
            || shown instanceof StudyException
            || shown instanceof ModelException
            || shown instanceof IllegalArgumentException
            || shown instanceof IllegalStateException
            || shown instanceof org.apache.spark.SparkException;
    return ours && message != null
        ? message
        : "unexpected failure: " + shown + " (SONAFFECT_DEBUG=1 shows where)";
  }
}
