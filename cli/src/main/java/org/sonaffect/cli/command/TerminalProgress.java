package org.sonaffect.cli.command;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;

/**
 * Progress for a person: on a terminal one line that is drawn again and again, elsewhere a line
 * every few seconds; and one last line, once, for each stage.
 */
final class TerminalProgress implements Progress {
  private static final int TERMINAL_MILLIS = 200;
  private static final int PLAIN_MILLIS = 10_000;
  private static final int BAR = 10;
  private static final int USUAL_WIDTH = 80;

  /** Less of a note says nothing. */
  private static final int SHORTEST_NOTE = 16;

  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final int width;

  TerminalProgress(PrintStream err, boolean terminal) {
    this(err, terminal, terminal ? terminalWidth() : 0);
  }

  TerminalProgress(PrintStream err, boolean terminal, int width) {
    this.err = err;
    this.terminal = terminal;
    this.width = width;
  }

  @Override
  public Stage stage(String name, long total, String unit) {
    return new Line(name, total, unit);
  }

  @Override
  public void warn(String message) {
    synchronized (err) {
      err.println((terminal ? ERASE : "") + "sonaffect: " + PlainText.lines(message));
    }
  }

  /** A text of at most so many characters, cut in its middle: its ends say what it is about. */
  static String fitted(String text, int room) {
    if (text.length() <= room) {
      return text;
    }
    int tail = (room - 3) / 2;
    return text.substring(0, room - 3 - tail) + "..." + text.substring(text.length() - tail);
  }

  /** The present state of one stage. */
  private final class Line implements Stage {
    private final String name;
    private final long total;
    private final String unit;
    private final long begun = System.nanoTime();
    private final Timer timer = new Timer("progress", true);
    private long done;
    private String note = "";
    private boolean closed;
    private DoubleSupplier left = this::byUnits;

    Line(String name, long total, String unit) {
      this.name = name;
      this.total = total;
      this.unit = unit;
      int every = terminal ? TERMINAL_MILLIS : PLAIN_MILLIS;
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              draw();
            }
          },
          terminal ? 0 : every,
          every);
    }

    @Override
    public synchronized void advance(long by) {
      done += by;
    }

    @Override
    public synchronized void note(String text) {
      note = PlainText.of(text);
    }

    @Override
    public synchronized void timeLeft(DoubleSupplier seconds) {
      left = seconds;
    }

    @Override
    public void close() {
      timer.cancel();
      synchronized (this) {
        if (!closed) {
          closed = true;
          print("%s: %s in %s".formatted(name, count(), duration(System.nanoTime() - begun)), true);
        }
      }
    }

    private synchronized void draw() {
      if (closed) {
        return;
      }
      double seconds = total > done ? left.getAsDouble() : Double.NaN;
      long nanos = System.nanoTime() - begun;
      double share = total <= 0 ? Double.NaN : (double) Math.min(done, total) / total;
      if (!Double.isNaN(seconds)) {
        share = nanos / (nanos + seconds * 1e9);
      }
      String head = terminal ? bar(share) : "%s: %s".formatted(name, percent(share) + count());
      String text = head + ", " + duration(nanos);
      if (!Double.isNaN(seconds)) {
        text += ", about %s left".formatted(duration((long) (seconds * 1e9)));
      }
      if (!note.isEmpty()) {
        int room = terminal ? width - 1 - text.length() - 2 : note.length();
        text += room < Math.min(SHORTEST_NOTE, note.length()) ? "" : "  " + fitted(note, room);
      }
      print(terminal ? fitted(text, width - 1) : text, false);
    }

    private void print(String text, boolean last) {
      synchronized (err) {
        if (terminal) {
          err.print(ERASE + text + (last ? System.lineSeparator() : ""));
          err.flush();
        } else {
          err.println(text);
        }
      }
    }

    private String bar(double share) {
      if (total <= 0) {
        return "%s %s".formatted(name, count());
      }
      int filled = (int) (BAR * share);
      return "%s [%s%s] %s%s"
          .formatted(name, "=".repeat(filled), " ".repeat(BAR - filled), percent(share), count());
    }

    private static String percent(double share) {
      return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%3d %%, ", (int) (100 * share));
    }

    private String count() {
      boolean whole = total <= 0 || done == total;
      return (whole ? String.valueOf(done) : done + " of " + total)
          + " "
          + (whole && done == 1 ? unit.replaceAll("s$", "") : unit);
    }

    /** As if every unit took as long as those before. */
    private double byUnits() {
      return done == 0 ? Double.NaN : (System.nanoTime() - begun) * 1e-9 / done * (total - done);
    }
  }

  /** Minutes and seconds, and hours where there are any. */
  static String duration(long nanos) {
    long seconds = Math.round(nanos * 1e-9);
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Columns of the terminal, as {@code stty} says; where it cannot, those of most. */
  private static int terminalWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      int columns = Integer.parseInt(size.strip().replaceFirst("^\\d+ ", ""));
      return columns > 0 ? columns : USUAL_WIDTH;
    } catch (IOException | NumberFormatException e) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_WIDTH;
    }
  }
}
