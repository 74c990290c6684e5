package org.sonaffect.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonaffect.cli.command.UsageError;

/**
 * Where a file or folder is: an absolute local path, which every node must see as the same, or an
 * address of a Hadoop file system such as {@code hdfs://namenode/music/a.wav}.
 *
 * @param text the path or the address
 */
record Location(String text) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Two letters at least, so that a drive of Windows is none, and a slash, so that {@code
   * take:1.wav} is a file.
   */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private static final String FILE = "file:";

  /** An address of a file on a host by its name. */
  private static final Pattern FILE_OF_HOST = Pattern.compile("file://(?!localhost/)([^/]+).*");

  /**
   * From what a person writes.
   *
   * @throws UsageError where it is a file of another host
   */
  static Location of(String written) {
    if (written.startsWith(FILE)) {
      Matcher host = FILE_OF_HOST.matcher(written);
      if (host.matches()) {
        throw new UsageError(
            "%s: names the host %s, expected file:///... or a path that all nodes see"
                .formatted(written, host.group(1)));
      }
      String path = written.substring(FILE.length()).replaceFirst("^//localhost/", "/");
      return of(Path.of(path.replaceFirst("^/+", "/")));
    }
    return isAddress(written) ? new Location(written) : of(Path.of(written));
  }

  /** A local file. */
  static Location of(Path path) {
    return new Location(path.toAbsolutePath().normalize().toString());
  }

  /** Whether a text is an address of another file system. */
  static boolean isAddress(String written) {
    return SCHEME.matcher(written).matches() && !written.startsWith(FILE);
  }

  /** Whether it is in the file system of the operating system. */
  boolean isLocal() {
    return !isAddress(text);
  }

  /** The local path. */
  Path path() {
    if (!isLocal()) {
      throw new IllegalStateException(text + " is no local file");
    }
    return Path.of(text);
  }

  /** As Hadoop names it. */
  org.apache.hadoop.fs.Path hadoop() {
    return isLocal()
        ? new org.apache.hadoop.fs.Path(path().toUri())
        : new org.apache.hadoop.fs.Path(text);
  }

  /** Something in this folder. */
  Location child(String name) {
    return isLocal()
        ? new Location(path().resolve(name).toString())
        : new Location(text.endsWith("/") ? text + name : text + "/" + name);
  }

  /** Something beside it: the same name with an ending appended. */
  Location with(String ending) {
    return new Location(text + ending);
  }

  /** The folder it is in. */
  Location parent() {
    int slash = text.lastIndexOf('/');
    if (isLocal()) {
      Path folder = path().getParent();
      return folder == null ? this : new Location(folder.toString());
    }
    return new Location(slash < 0 ? text : text.substring(0, slash));
  }

  /** The last name. */
  String name() {
    return hadoop().getName();
  }

  /** This file as a table in a folder names it: relative where that can be. */
  String relativeTo(Location folder) {
    if (isLocal() && folder.isLocal()) {
      return folder.path().relativize(path()).toString().replace('\\', '/');
    }
    String base = folder.text.endsWith("/") ? folder.text : folder.text + "/";
    return text.startsWith(base) ? text.substring(base.length()) : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
