package org.sonaffect.cli;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.cli.command.Backend;
import org.sonaffect.cli.command.CommandFailure;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.FeaturesCommand;
import org.sonaffect.cli.command.Launch;
import org.sonaffect.cli.command.MasterOption;
import org.sonaffect.cli.command.PredictCommand;
import org.sonaffect.cli.command.StandardOutput;
import org.sonaffect.cli.command.StudyCommand;
import org.sonaffect.cli.command.TerminalStreams;
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
    footer = {"", "Run sonaffect COMMAND --help for details and an example."})
final class Sonaffect implements Runnable {
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
    try {
      Launch.begin(arguments);
    } catch (IllegalStateException e) {
      System.exit(CommandFailure.report(e));
    }
    Stopped stopped = Stopped.watch(List.of(arguments), System.err);
    int status = StandardOutput.end(run(stopped, arguments));
    stopped.ended();
    System.exit(status);
  }

  /** Runs one command that nobody stops. */
  static int run(String... given) {
    return run(new Stopped(List.of(given), System.err), given);
  }

  private static int run(Stopped stopped, String... given) {
    String[] arguments =
        Stream.of(given).map(Sonaffect::fileThatBeginsWithADash).toArray(String[]::new);
    boolean colour = TerminalStreams.stdout() && System.getenv("NO_COLOR") == null;
    return commands(arguments)
        .setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler(
            (error, command, parsed) ->
                stopped.begun() ? ExitStatus.FAILED : CommandFailure.report(error))
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(parsed -> execute(parsed, List.of(arguments)))
        .execute(arguments);
  }

  /** A sound whose name begins with a dash is no option: a pattern of the shell may name it so. */
  private static String fileThatBeginsWithADash(String argument) {
    boolean sound = argument.startsWith("-") && AudioInputs.isNamedAsAudio(argument);
    return sound && new File(argument).exists() ? "./" + argument : argument;
  }

  /**
   * The command that {@code arguments} name, or else all of them, in the order of the help: to
   * describe a command to picocli takes some milliseconds.
   */
  private static CommandLine commands(String... arguments) {
    Backend here = new ThisMachine();
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", DemoCommand::new);
    commands.put("features", () -> new FeaturesCommand(here));
    commands.put("corpus", CorpusCommand::new);
    commands.put("study", () -> new StudyCommand(here));
    commands.put("report", ReportCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("train", TrainCommand::new);
    commands.put("model", ModelCommand::new);
    commands.put("predict", () -> new PredictCommand(here));
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("calibrate", CalibrateCommand::new);
    commands.put("serve", ServeCommand::new);
    CommandLine line = new CommandLine(new Sonaffect());
    if (arguments.length > 0 && commands.containsKey(arguments[0])) {
      commands.keySet().retainAll(Set.of(arguments[0]));
    }
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    return line;
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
      return ExitStatus.FAILED;
    } catch (IOException | RuntimeException e) {
      throw new ExecutionException(line, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given. See sonaffect --help.");
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
