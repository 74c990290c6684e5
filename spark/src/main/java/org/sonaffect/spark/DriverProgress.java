package org.sonaffect.spark;

import java.io.PrintStream;
import java.util.Locale;
import org.sonaffect.corpus.extract.Progress;

/** Progress as plain lines with rate and time left, for a driver's log is rarely a terminal. */
final class DriverProgress implements Progress {
  private static final double EVERY_SECONDS = 10;

  private final PrintStream err;
  private final boolean quiet;

  DriverProgress(PrintStream err, boolean quiet) {
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public Stage stage(String name, long total, String unit) {
    return quiet ? NONE.stage(name, total, unit) : new Lines(name, total, unit);
  }

  @Override
  public void warn(String message) {
    err.println("sonaffect: " + message);
  }

  private final class Lines implements Stage {
    private final String name;
    private final long total;
    private final String unit;
    private final long begun = System.nanoTime();
    private long done;
    private long shown = begun;
    private String note = "";

    Lines(String name, long total, String unit) {
      this.name = name;
      this.total = total;
      this.unit = unit;
    }

    @Override
    public synchronized void advance(long by) {
      done += by;
      if ((System.nanoTime() - shown) * 1e-9 >= EVERY_SECONDS) {
        show();
      }
    }

    @Override
    public synchronized void note(String text) {
      note = " " + text;
    }

    private void show() {
      shown = System.nanoTime();
      double seconds = (shown - begun) * 1e-9;
      double rate = done / Math.max(seconds, 1e-3);
      String left =
          total > 0 && done > 0
              ? String.format(Locale.ROOT, ", %.0f s left", Math.max(0, total - done) / rate)
              : "";
      err.println(
          String.format(
              Locale.ROOT,
              "%s: %d of %d %s, %.1f a second, %.0f s%s%s",
              name,
              done,
              total,
              unit,
              rate,
              seconds,
              left,
              note));
    }

    @Override
    public synchronized void close() {
      show();
    }
  }
}
