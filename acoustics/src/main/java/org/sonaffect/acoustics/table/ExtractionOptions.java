package org.sonaffect.acoustics.table;

import java.util.List;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.Seconds;

/**
 * What to extract and how.
 *
 * @param sets feature sets; contours are of one
 * @param level functionals, one row per clip, or contours, one row per frame
 * @param format of the table
 * @param window length of the windows a file is cut into, seconds; NaN for whole files
 * @param hop from window to window, seconds
 * @param audio how files are read; its segment is that of each clip
 * @param jobs clips at a time
 * @param resume whether an existing table is continued instead of replaced
 * @param carried columns that are carried through, between {@code end} and the values
 */
public record ExtractionOptions(
    FeatureSets sets,
    Level level,
    TableFormat format,
    double window,
    double hop,
    AudioOptions audio,
    int jobs,
    boolean resume,
    List<CarriedColumn> carried) {
  /** One frame; windows that lie nearer are the same but for rounding, and have no end. */
  private static final double SHORTEST_HOP = 0.01;

  /** What a row is. */
  public enum Level {
    /** A row a clip. */
    FUNCTIONALS,
    /** A row a frame of 10 ms. */
    CONTOURS
  }

  /** Whole files to functionals in CSV, one after the other. */
  public static final ExtractionOptions DEFAULT =
      new ExtractionOptions(
          FeatureSets.DEFAULT,
          Level.FUNCTIONALS,
          TableFormat.CSV,
          Double.NaN,
          Double.NaN,
          AudioOptions.DEFAULT,
          1,
          false,
          List.of());

  /** Checks the ranges and what cannot be had together. */
  public ExtractionOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + ", expected 1 or more");
    }
    if (Double.isNaN(window) != Double.isNaN(hop)) {
      throw new IllegalArgumentException("a window needs a hop, and a hop a window");
    }
    if (window <= 0 || hop < SHORTEST_HOP || Double.isInfinite(window) || Double.isInfinite(hop)) {
      throw new IllegalArgumentException(
          "window %s s and hop %s s, expected more than 0 and at least %s"
              .formatted(Seconds.of(window), Seconds.of(hop), SHORTEST_HOP));
    }
    if (level == Level.CONTOURS) {
      sets.only();
      if (!sets.signal().isNone()) {
        throw new IllegalArgumentException(
            "contours are computed from the unchanged audio, expected no signal");
      }
    }
    // Parquet is gone on with where it is made of parts, on a cluster.
    if (resume && format == TableFormat.ARROW) {
      throw new IllegalArgumentException("a table in the format arrow cannot be resumed");
    }
    if (!carried.isEmpty() && (format == TableFormat.OPENSMILE || format == TableFormat.ARROW)) {
      throw new IllegalArgumentException(
          "the format %s has no place for the columns of a list, expected csv, arff or parquet"
              .formatted(format.title()));
    }
    boolean severalRows = level == Level.CONTOURS || !Double.isNaN(window);
    if (resume && severalRows && format == TableFormat.OPENSMILE) {
      throw new IllegalArgumentException(
          "the format opensmile names clips by stem only, so a table with several rows per clip"
              + " cannot be resumed");
    }
  }

  /** Whether files are cut into windows. */
  public boolean windowed() {
    return !Double.isNaN(window);
  }

  /** The names of the values of a row. */
  public List<String> columns() {
    return level == Level.FUNCTIONALS ? sets.featureNames() : sets.only().contourNames();
  }

  /** The same of other feature sets. */
  public ExtractionOptions withSets(FeatureSets other) {
    return new ExtractionOptions(other, level, format, window, hop, audio, jobs, resume, carried);
  }

  /** The same at another level. */
  public ExtractionOptions withLevel(Level other) {
    return new ExtractionOptions(sets, other, format, window, hop, audio, jobs, resume, carried);
  }

  /** The same in another format. */
  public ExtractionOptions withFormat(TableFormat other) {
    return new ExtractionOptions(sets, level, other, window, hop, audio, jobs, resume, carried);
  }

  /** The same with files cut into windows, seconds. */
  public ExtractionOptions withWindows(double length, double step) {
    return new ExtractionOptions(sets, level, format, length, step, audio, jobs, resume, carried);
  }

  /** The same with files read in another way. */
  public ExtractionOptions withAudio(AudioOptions other) {
    return new ExtractionOptions(sets, level, format, window, hop, other, jobs, resume, carried);
  }

  /** The same with another number of clips at a time. */
  public ExtractionOptions withJobs(int other) {
    return new ExtractionOptions(sets, level, format, window, hop, audio, other, resume, carried);
  }

  /** The same going on with an existing table, or not. */
  public ExtractionOptions withResume(boolean other) {
    return new ExtractionOptions(sets, level, format, window, hop, audio, jobs, other, carried);
  }

  /** The same with columns that are carried through. */
  public ExtractionOptions withCarried(List<CarriedColumn> other) {
    return new ExtractionOptions(sets, level, format, window, hop, audio, jobs, resume, other);
  }
}
