package org.sonaffect.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelException;
import org.sonaffect.study.StudyException;

/** A command that ended with an exception: its reason in words on stderr, and the exit status. */
public final class CommandFailure {
  /** Exceptions whose message is written for a person. */
  private static final List<Class<? extends Exception>> EXPLAINED =
      List.of(
          UsageError.class,
          IOException.class,
          UncheckedIOException.class,
          StudyException.class,
          ModelException.class,
          CorpusException.class,
          IllegalArgumentException.class,
          IllegalStateException.class);

  private CommandFailure() {}

  /**
   * Writes the reason to stderr, with the stack trace where {@code SONAFFECT_DEBUG} is set.
   *
   * @param alsoExplained an exception of the backend whose message is written for a person
   * @return the exit status
   */
  @SafeVarargs
  public static int report(Exception error, Class<? extends Exception>... alsoExplained) {
    System.err.println("sonaffect: " + PlainText.lines(reason(error, List.of(alsoExplained))));
    if (System.getenv("SONAFFECT_DEBUG") != null) {
      error.printStackTrace();
    }
    return error instanceof UsageError ? ExitStatus.WRONG_USAGE : ExitStatus.FAILED;
  }

  /** Where an unchecked exception has a message of its own, this says which file it was. */
  private static Throwable shown(Exception error) {
    boolean bare =
        error instanceof UncheckedIOException
            && String.valueOf(error.getCause()).equals(error.getMessage());
    return bare ? Objects.requireNonNullElse(error.getCause(), error) : error;
  }

  private static String reason(Exception error, List<Class<? extends Exception>> alsoExplained) {
    Throwable shown = shown(error);
    String message = shown.getMessage();
    if (shown instanceof NoSuchFileException) {
      return message + ": there is no such file";
    }
    if (shown instanceof AccessDeniedException) {
      return message + ": not allowed to read or write it";
    }
    if (shown instanceof FileAlreadyExistsException) {
      return message + ": there is a file of this name, expected a folder";
    }
    boolean explained =
        Stream.concat(EXPLAINED.stream(), alsoExplained.stream())
            .anyMatch(kind -> kind.isInstance(shown));
    return explained && message != null
        ? message
        : "unexpected failure: " + shown + " (SONAFFECT_DEBUG=1 shows where)";
  }
}
