package org.sonaffect.audio.stream;

import java.io.IOException;

/** An audio file that cannot become a clip, with the reason in words a person can act on. */
public final class AudioException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kind of fault it is. */
  public enum Kind {
    /** There is no such file, or it cannot be opened. */
    NOT_FOUND,
    /** No bytes, or no samples. */
    EMPTY,
    /** The content is of no audio format known here. */
    UNKNOWN_FORMAT,
    /** The format is known, this variant of it is not read (or needs a program that is absent). */
    UNSUPPORTED,
    /** The content contradicts its own headers beyond repair. */
    CORRUPT,
    /** NaN or infinite samples. */
    NON_FINITE,
    /** Shorter than one 60 ms frame. */
    TOO_SHORT,
    /** Longer than the limit in force, in samples or in time needed. */
    TOO_LONG
  }

  private final Kind kind;

  /** A fault of the given kind; the message says what was found and what was expected. */
  public AudioException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** As above, with the cause. */
  public AudioException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A fault of the kind {@link Kind#CORRUPT}. */
  public static AudioException corrupt(String message) {
    return new AudioException(Kind.CORRUPT, message);
  }

  /** A fault of the kind {@link Kind#UNSUPPORTED}. */
  public static AudioException unsupported(String message) {
    return new AudioException(Kind.UNSUPPORTED, message);
  }

  /** A fault of the kind {@link Kind#TOO_LONG}. */
  public static AudioException tooLong(String message) {
    return new AudioException(Kind.TOO_LONG, message);
  }

  /** What kind of fault it is. */
  public Kind kind() {
    return kind;
  }
}
