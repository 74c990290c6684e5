package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.sonaffect.audio.stream.ReadFailure;

/** Exceptions whose message is the name of the file alone still get a reason in words. */
class ReadFailureTest {
  @Test
  void theReasonIsInWords() {
    assertEquals("not allowed", ReadFailure.reason(new AccessDeniedException("a.csv")));
    assertEquals("there is no such file", ReadFailure.reason(new NoSuchFileException("a.csv")));
    assertEquals("I/O error", ReadFailure.reason(new FileSystemException("a", null, "I/O error")));
    assertEquals("broken", ReadFailure.reason(new IOException("broken")));
    assertEquals("java.io.IOException", ReadFailure.reason(new IOException()));
  }
}
