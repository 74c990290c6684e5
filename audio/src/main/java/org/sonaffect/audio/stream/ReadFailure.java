package org.sonaffect.audio.stream;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read, in words: the system's own exceptions only repeat its name. */
public final class ReadFailure {
  private ReadFailure() {}

  /** What is there in the place of a file, and what was wanted where that is to be said. */
  public static String noFile(Path file, String wanted) {
    if (Files.isDirectory(file)) {
      return "it is a folder, expected " + wanted;
    }
    return Files.exists(file) ? "not a regular file" : "there is no such file";
  }

  /** The reason, without the name of the file. */
  public static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "not allowed";
    }
    if (error instanceof NoSuchFileException) {
      return "there is no such file";
    }
    @Nullable String reason =
        error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    return reason == null || reason.isBlank() ? error.toString() : reason;
  }
}
