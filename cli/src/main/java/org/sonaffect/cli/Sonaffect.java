package org.sonaffect.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.learning.portable.PlainText;
import org.sonaffect.model.ModelException;
import org.sonaffect.study.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code sonaffect COMMAND ...}. Exit status 0 success, 1 failed or found
 * something, 2 wrong usage.
 */
@Command(
    name = "sonaffect",
    description = {
      "Predicts arousal and valence from any audio, and tests whether music and general sounds share"
          + " an emotional space.",
      "",
      "Example:  sonaffect demo -o demo-run"
    },
    versionProvider = Sonaffect.Version.class,
    subcommands = {
      DemoCommand.class,
      FeaturesCommand.class,
      StudyCommand.class,
      ReportCommand.class,
      AuditCommand.class,
      TrainCommand.class,
      ModelCommand.class,
      PredictCommand.class,
      CalibrateCommand.class,
      ServeCommand.class
    },
    footer = {"", "sonaffect COMMAND --help tells more, with an example each."})
final class Sonaffect implements Runnable {
  static final int SUCCESS = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private Sonaffect() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    // Nothing that is written or read follows the user's language: "%d" would, in Arabic digits.
    Locale.setDefault(Locale.ROOT);
    StandardOutput.isOfTheProgram();
    System.exit(run(arguments));
  }

  /** Runs one command. */
  static int run(String... arguments) {
    boolean colour =
        Boolean.getBoolean("sonaffect.stdout.terminal") && System.getenv("NO_COLOR") == null;
    return new CommandLine(new Sonaffect())
        .setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler((error, command, parsed) -> failed(error))
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(parsed -> execute(parsed, List.of(arguments)))
        .execute(arguments);
  }

  /** Here, or where {@code --master} says. */
  private static int execute(ParseResult parsed, List<String> arguments) {
    ParseResult command = parsed.subcommand();
    if (command == null
        || !command.hasMatchedOption(MasterOption.NAME)
        || command.isUsageHelpRequested()) {
      return new CommandLine.RunLast().execute(parsed);
    }
    CommandLine line = command.commandSpec().commandLine();
    try {
      String master = command.matchedOptionValue(MasterOption.NAME, "");
      return SparkSubmit.ofThisProcess().run(master, arguments);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (IOException | RuntimeException e) {
      throw new ExecutionException(line, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? " + "See sonaffect --help.");
  }

  private static int failed(Exception error) {
    System.err.println("sonaffect: " + PlainText.lines(words(error)));
    if (System.getenv("SONAFFECT_DEBUG") != null) {
      error.printStackTrace();
    }
    return error instanceof UsageError ? WRONG_USAGE : FAILED;
  }

  /** What a person should read of a failure. */
  private static String words(Exception error) {
    Throwable shown =
        error instanceof UncheckedIOException
            ? Objects.requireNonNullElse(error.getCause(), error)
            : error;
    String message = shown.getMessage();
    if (shown instanceof NoSuchFileException) {
      return message + ": there is no such file";
    }
    if (shown instanceof AccessDeniedException) {
      return message + ": not allowed to read or write it";
    }
    boolean ours =
        shown instanceof UsageError
            || shown instanceof IOException
            || shown instanceof StudyException
            || shown instanceof ModelException
            || shown instanceof CorpusException
            || shown instanceof IllegalArgumentException
            || shown instanceof IllegalStateException;
    return ours && message != null
        ? message
        : "unexpected failure: " + shown + " (SONAFFECT_DEBUG=1 shows where)";
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Sonaffect.class.getPackage().getImplementationVersion();
      return new String[] {"sonaffect " + (version == null ? "development" : version)};
    }
  }
}
