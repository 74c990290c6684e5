package org.sonaffect.spark;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a remote file system while it is read, in the temporary folder of the executor; a local
 * one is read where it is. There is one at a time for each task.
 */
record LocalCopy(Path path, boolean temporary) implements Closeable {
  /** Larger ones are refused: six hours of 44.1 kHz stereo in 16 bits, the longest that is read. */
  static final long MOST_BYTES = 4L << 30;

  /**
   * Looks whether this process sees a clip that the driver saw.
   *
   * @throws IOException where it does not, which says nothing about the clip: another process may
   */
  static void mustSee(ListedClip clip) throws IOException {
    boolean listed = clip.modified() != 0;
    if (listed && clip.file().isLocal() && !Files.exists(clip.file().path())) {
      throw new IOException(
          "%s: the driver listed it, but there is no such file at %s; every node must see local files as the same"
              .formatted(clip.file(), host()));
    }
  }

  /** What this machine is called. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an executor";
    }
  }

  /**
   * Fetches a file.
   *
   * @throws FetchFailure where it could not be fetched
   */
  static LocalCopy of(Location file, Storage storage) throws FetchFailure {
    if (file.isLocal()) {
      return new LocalCopy(file.path(), false);
    }
    try {
      return new LocalCopy(fetched(file, storage), true);
    } catch (FetchFailure e) {
      throw e;
    } catch (FileNotFoundException e) {
      throw new FetchFailure("there is no such file", true, e);
    } catch (IOException e) {
      throw new FetchFailure("cannot be fetched: " + e.getMessage(), false, e);
    }
  }

  private static Path fetched(Location file, Storage storage) throws IOException {
    String name = file.name();
    int dot = name.lastIndexOf('.');
    Path copy = Files.createTempFile("sonaffect-", dot < 0 ? "" : name.substring(dot));
    boolean whole = false;
    try (InputStream in = storage.open(file);
        OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[1 << 16];
      long copied = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        copied += n;
        if (copied > MOST_BYTES) {
          throw new FetchFailure(
              "larger than %d GiB, the most that is fetched".formatted(MOST_BYTES >> 30),
              true,
              null);
        }
        out.write(buffer, 0, n);
      }
      whole = true;
      return copy;
    } finally {
      if (!whole) {
        Files.deleteIfExists(copy);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
