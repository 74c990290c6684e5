package org.sonaffect.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when a person or the system stops a command (Ctrl-C, SIGTERM): it says how to go on,
 * and the command is interrupted and may leave in order, so that no half file and no lock stays.
 */
final class Stopped {
  /** A command that does not hear an interrupt is not waited for any longer. */
  private static final long MOST_SECONDS = 5;

  private final List<String> arguments;
  private final PrintStream err;
  private final Thread command = Thread.currentThread();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean begun;

  /** Of the command that this thread runs. */
  Stopped(List<String> arguments, PrintStream err) {
    this.arguments = arguments;
    this.err = err;
  }

  /** Stops it in order when the process is stopped before it has {@linkplain #ended ended}. */
  static Stopped watch(List<String> arguments, PrintStream err) {
    Stopped stopped = new Stopped(arguments, err);
    Runtime.getRuntime().addShutdownHook(new Thread(stopped::stop));
    return stopped;
  }

  /** The command has ended, by itself or since it was stopped. */
  void ended() {
    end.countDown();
  }

  /** Whether the command is being stopped, so that its failure needs no further words. */
  boolean begun() {
    return begun;
  }

  void stop() {
    String text = words(arguments);
    if (end.getCount() == 0 || text.isEmpty()) {
      return;
    }
    begun = true;
    err.println();
    err.println("sonaffect: " + text);
    command.interrupt();
    try {
      end.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The sentence for a command; empty where it is not ours to stop. */
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
      case "predict", "corpus", "evaluate", "calibrate", "audit", "report" -> "stopped.";
      default -> "";
    };
  }

  private static String again(String with) {
    return "stopped; the same command%s continues where it stopped.".formatted(with);
  }
}
