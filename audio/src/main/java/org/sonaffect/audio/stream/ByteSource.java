package org.sonaffect.audio.stream;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of an audio file: its beginning to look at, then all of them to read, once. */
public final class ByteSource implements Closeable {
  /** Bytes of the beginning that can be looked at. */
  public static final int HEAD = 65536;

  private final BufferedInputStream stream;
  private final byte[] head;
  private final @Nullable Path path;

  private ByteSource(InputStream in, @Nullable Path path) throws IOException {
    this.stream = new BufferedInputStream(in, HEAD);
    this.path = path;
    stream.mark(HEAD);
    this.head = stream.readNBytes(HEAD);
    stream.reset();
  }

  /**
   * The bytes of a file.
   *
   * @throws AudioException of kind {@code NOT_FOUND} where it is absent, a folder or unreadable
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static ByteSource of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new AudioException(AudioException.Kind.NOT_FOUND, "a folder, not an audio file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // Opening a pipe that nobody writes to would wait for ever.
      throw new AudioException(
          AudioException.Kind.NOT_FOUND, "a pipe, a device or a socket, not an audio file");
    }
    InputStream in;
    try {
      in = bytes(file);
    } catch (NoSuchFileException e) {
      throw new AudioException(AudioException.Kind.NOT_FOUND, "no such file", e);
    } catch (IOException e) {
      throw new AudioException(
          AudioException.Kind.NOT_FOUND, "the file cannot be opened: " + ReadFailure.reason(e), e);
    }
    try {
      return new ByteSource(in, file);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The bytes of a regular file. One that is said to be empty is not opened: to read such a file of
   * the kernel, such as {@code /proc/kmsg}, may wait for ever.
   */
  public static InputStream bytes(Path file) throws IOException {
    return Files.size(file) == 0 ? InputStream.nullInputStream() : Files.newInputStream(file);
  }

  /** The bytes of a stream, which {@link #close} closes. */
  public static ByteSource of(InputStream in) throws IOException {
    return new ByteSource(in, null);
  }

  /** The bytes that have not been read yet, as a source of its own; closing it closes this one. */
  public ByteSource remainder() throws IOException {
    return new ByteSource(stream, path);
  }

  /** The first {@link #HEAD} bytes, or all if there are fewer; the caller may keep the array. */
  public byte[] head() {
    return head.clone();
  }

  /** All bytes from the first one; the same stream at every call. */
  public InputStream stream() {
    return stream;
  }

  /** The file, where the bytes come from one. */
  public @Nullable Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** Skips bytes, as far as there are any; returns how many were missing. */
  public static long skip(InputStream in, long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long n = in.skip(left);
      if (n <= 0) {
        if (in.read() < 0) {
          return left;
        }
        n = 1;
      }
      left -= n;
    }
    return 0;
  }
}
