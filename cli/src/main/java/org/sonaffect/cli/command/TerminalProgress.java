package org.sonaffect.cli.command;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;

/**
 * Progress for a person: a bar with rate and time left on a terminal, plain lines every few seconds
 * elsewhere.
 */
final class TerminalProgress implements Progress {
  private static final int TERMINAL_MILLIS = 200;
  private static final int PLAIN_MILLIS = 10_000;
  private static final int PLAIN_WIDTH = 140;
  private static final int NOTE_WIDTH = 60;

  private final PrintStream err;
  private final boolean terminal;

  TerminalProgress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Stage stage(String name, long total, String unit) {
    ProgressBarConsumer consumer =
        terminal
            ? new ConsoleProgressBarConsumer(err)
            : new DelegatingProgressBarConsumer(line -> err.println(line.strip()), PLAIN_WIDTH);
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(total > 0 ? total : -1)
            .setUnit(" " + unit, 1)
            .showSpeed()
            .setSpeedUnit(ChronoUnit.SECONDS)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : PLAIN_MILLIS)
            .setConsumer(consumer)
            .build();
    return new Stage() {
      @Override
      public void advance(long by) {
        bar.stepBy(by);
      }

      @Override
      public void note(String text) {
        bar.setExtraMessage(
            " " + (text.length() > NOTE_WIDTH ? text.substring(0, NOTE_WIDTH) : text));
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  @Override
  public void warn(String message) {
    err.println("sonaffect: " + PlainText.lines(message));
  }
}
