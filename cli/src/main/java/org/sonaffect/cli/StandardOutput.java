package org.sonaffect.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Stdout as bytes, which reports its errors; {@link System#out} keeps them to itself. It is not
 * closed with what was written to it.
 */
final class StandardOutput extends OutputStream {
  /** Whether this process is the program, so that nothing but its own file stands behind stdout. */
  private static volatile boolean alone;

  private final OutputStream out;

  private StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** The program begins. */
  static void isOfTheProgram() {
    alone = true;
  }

  /** Opens it. */
  static OutputStream open() {
    return new StandardOutput(alone ? new FileOutputStream(FileDescriptor.out) : System.out);
  }

  /** Whether an error says that the reader of the pipe has read enough, such as {@code head}. */
  static boolean isClosedPipe(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (at instanceof IOException
          && message != null
          && message.toLowerCase(Locale.ROOT).contains("pipe")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    check();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
    check();
  }

  private void check() throws IOException {
    if (out instanceof PrintStream stream && stream.checkError()) {
      throw new IOException("stdout cannot be written");
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
