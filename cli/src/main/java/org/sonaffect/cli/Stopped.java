package org.sonaffect.cli;

import java.io.PrintStream;
import java.util.List;

/** Says how to go on when a person stops a command (Ctrl-C). */
final class Stopped {
  private final List<String> arguments;
  private final PrintStream err;
  private volatile boolean ended;

  Stopped(List<String> arguments, PrintStream err) {
    this.arguments = arguments;
    this.err = err;
  }

  /** Tells it when the process is stopped before the command has {@linkplain #ended ended}. */
  static Stopped watch(List<String> arguments, PrintStream err) {
    Stopped stopped = new Stopped(arguments, err);
    Runtime.getRuntime().addShutdownHook(new Thread(stopped::tell));
    return stopped;
  }

  /** The command has ended by itself. */
  void ended() {
    ended = true;
  }

  void tell() {
    String text = words(arguments);
    if (!ended && !text.isEmpty()) {
      err.println();
      err.println("sonaffect: " + text);
    }
  }

  /** The sentence for a command; empty where there is nothing to say. */
  static String words(List<String> arguments) {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    boolean resume = arguments.contains("--resume");
    return switch (command) {
      case "study" -> resume ? again("") : again(" with --resume");
      case "demo", "train" -> again("");
      // Such tables are written at once, and have no rows that could be kept.
      case "features" ->
          arguments.stream().anyMatch(a -> a.matches("(.*[.])?(arrow|feather|parquet)"))
              ? "stopped."
              : "stopped; rows that were written are kept. The same command%s adds those that are missing."
                  .formatted(resume ? "" : " with --resume");
      case "predict", "calibrate", "audit", "report" -> "stopped.";
      default -> "";
    };
  }

  private static String again(String with) {
    return "stopped; the same command%s continues where it stopped.".formatted(with);
  }
}
