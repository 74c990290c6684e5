package org.sonaffect.spark;

import java.util.stream.Collectors;
import org.apache.spark.SparkException;
import org.sonaffect.cli.command.Backend;
import org.sonaffect.cli.command.CommandFailure;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.FeaturesCommand;
import org.sonaffect.cli.command.Launch;
import org.sonaffect.cli.command.MasterOption;
import org.sonaffect.cli.command.PredictCommand;
import org.sonaffect.cli.command.StandardOutput;
import org.sonaffect.cli.command.StudyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line on a cluster, for spark-submit: the commands and options of the local program,
 * done by {@link SparkBackend}. Exit status 0 success, 1 failed or clips were left out, 2 wrong
 * usage. Where the driver is on the cluster, clips in the error table leave the status 0, for the
 * job has not failed.
 */
@Command(
    name = "sonaffect",
    description = {
      "The commands of Sonaffect that run on Apache Spark (docs/SCALE.md).",
      "",
      "Example:  spark-submit --master URL sonaffect-spark.jar features hdfs:///music -o"
          + " hdfs:///features.csv"
    })
public final class SonaffectOnSpark implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private SonaffectOnSpark() {}

  /** Runs one command; exits with its status where that is not 0. */
  public static void main(String[] arguments) {
    int status;
    try {
      Launch.begin(arguments);
      status = StandardOutput.end(run(arguments));
    } catch (IllegalStateException e) {
      status = CommandFailure.report(e);
    }
    if (status != ExitStatus.SUCCESS) {
      System.exit(status);
    }
  }

  /** Runs one command. */
  static int run(String... arguments) {
    Backend spark = new SparkBackend();
    return new CommandLine(new SonaffectOnSpark())
        .addSubcommand(new FeaturesCommand(spark))
        .addSubcommand(new StudyCommand(spark))
        .addSubcommand(new PredictCommand(spark))
        .setExecutionExceptionHandler(
            (error, command, parsed) -> CommandFailure.report(brief(error), SparkException.class))
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(SonaffectOnSpark::execute)
        .execute(arguments);
  }

  /** Spark writes stack traces into its messages; what failed and where is in the other lines. */
  static Exception brief(Exception error) {
    if (!(error instanceof SparkException) || error.getMessage() == null) {
      return error;
    }
    String lines =
        error
            .getMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\. ).*"))
            .filter(line -> !line.equals("Driver stacktrace:"))
            .collect(Collectors.joining("\n"));
    return new SparkException(lines, error);
  }

  private static int execute(ParseResult parsed) {
    ParseResult command = parsed.subcommand();
    if (command != null
        && command.hasMatchedOption(MasterOption.NAME)
        && !command.isUsageHelpRequested()) {
      throw new ParameterException(
          command.commandSpec().commandLine(),
          MasterOption.NAME + " is an option of spark-submit here: put it before the jar");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given. See --help.");
  }
}
