package org.sonaffect.cli.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stdout as bytes, which reports its errors; {@link System#out} keeps them to itself. It is not
 * closed with what was written to it.
 */
public final class StandardOutput extends OutputStream {
  /** As the JVM's own streams. */
  private static final int BUFFER = 128;

  /** What {@link System#out} writes to where this process is the program; else null. */
  private static volatile @Nullable StandardOutput ofTheProgram;

  private final OutputStream out;
  private @Nullable IOException failure;

  private StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** The program begins: nothing but its own stdout stands behind {@link System#out}. */
  static void begin(boolean utf8) {
    StandardOutput program = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    ofTheProgram = program;
    if (utf8) {
      System.setOut(
          new PrintStream(new BufferedOutputStream(program, BUFFER), true, StandardCharsets.UTF_8));
    }
  }

  /** Opens it. */
  public static OutputStream open() {
    StandardOutput program = ofTheProgram;
    return program == null ? new StandardOutput(System.out) : program;
  }

  /**
   * The program ends: says so if not all of stdout could be written, such as to a full disk.
   *
   * @return the exit status; failed instead of success where something was lost
   */
  public static int end(int status) {
    StandardOutput program = ofTheProgram;
    System.out.flush();
    if (program == null || program.failure == null || isClosedPipe(program.failure)) {
      return status;
    }
    if (status == ExitStatus.SUCCESS) {
      System.err.println("sonaffect: " + program.failure.getMessage());
    }
    return status == ExitStatus.SUCCESS ? ExitStatus.FAILED : status;
  }

  /** Whether an error says that the reader of the pipe has read enough, such as {@code head}. */
  public static boolean isClosedPipe(Throwable error) {
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
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
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

  private IOException failed(IOException error) {
    failure = new IOException("stdout cannot be written: " + error.getMessage(), error);
    return failure;
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
