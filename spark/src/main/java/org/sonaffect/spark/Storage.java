package org.sonaffect.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** The files of any file system that Hadoop knows, the local one among them. */
record Storage(Configuration configuration) {
  /** Without the checksum files that Hadoop would lay beside local ones. */
  private FileSystem system(Location file) throws IOException {
    FileSystem system;
    try {
      system = file.hadoop().getFileSystem(configuration);
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + ": " + reason(e, file.hadoop().toUri().getScheme()), e);
    }
    return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
  }

  /** Why a file system cannot be reached: Hadoop wraps it, or tells a stack of exceptions. */
  private static String reason(Exception error, String scheme) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedFileSystemException) {
        return "Spark knows no file system %s://".formatted(scheme);
      }
      if (cause instanceof ClassNotFoundException) {
        return "Spark has no jar for %s://, expected one by --packages (%s)"
            .formatted(
                scheme,
                String.valueOf(cause.getMessage())
                    .replaceFirst("Class (.*) not found", "class $1"));
      }
      if (cause instanceof UnknownHostException) {
        return "the host %s is not known".formatted(cause.getMessage());
      }
    }
    return String.valueOf(error.getMessage());
  }

  InputStream open(Location file) throws IOException {
    if (file.isLocal() && Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
      throw new IOException(file + ": not a regular file"); // a pipe may be waited for for ever
    }
    return system(file).open(file.hadoop());
  }

  /** A new file, in place of one that is there; its folders are made. */
  OutputStream create(Location file) throws IOException {
    return system(file).create(file.hadoop(), true);
  }

  /** A folder and those it is in, where they are absent. */
  void createFolder(Location folder) throws IOException {
    system(folder).mkdirs(folder.hadoop());
  }

  boolean exists(Location file) throws IOException {
    return system(file).exists(file.hadoop());
  }

  boolean isFolder(Location file) throws IOException {
    try {
      return system(file).getFileStatus(file.hadoop()).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** The same place as listings name it: {@code hdfs:///a} with the host that is meant. */
  Location qualified(Location place) throws IOException {
    if (place.isLocal()) {
      return place;
    }
    return new Location(system(place).makeQualified(place.hadoop()).toString());
  }

  /** The size and time of a file. */
  Listed listed(Location file) throws IOException {
    return listed(system(file).getFileStatus(file.hadoop()), file);
  }

  private static Listed listed(FileStatus status, Location file) {
    return new Listed(file, status.getLen(), status.getModificationTime());
  }

  /** A file that was found. */
  record Listed(Location location, long bytes, long modified) {}

  /** The names of what is in a folder; none where there is no folder. */
  List<String> names(Location folder) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : system(folder).listStatus(folder.hadoop())) {
        names.add(status.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return names;
  }

  /** All files in a folder and in the folders in it. */
  List<Listed> walk(Location folder) throws IOException {
    List<Listed> found = new ArrayList<>();
    Deque<Path> folders = new ArrayDeque<>(List.of(folder.hadoop()));
    while (!folders.isEmpty()) {
      Path path = folders.remove();
      for (FileStatus status : system(folder).listStatus(path)) {
        if (status.isDirectory()) {
          folders.add(status.getPath());
        } else {
          found.add(listed(status, new Location(status.getPath().toString())));
        }
      }
    }
    return found;
  }

  /** Files that match a pattern of Hadoop's. */
  List<Listed> matches(Location pattern) throws IOException {
    List<Listed> found = new ArrayList<>();
    FileStatus[] statuses = system(pattern).globStatus(pattern.hadoop());
    for (FileStatus status : statuses == null ? new FileStatus[0] : statuses) {
      if (status.isFile()) {
        found.add(listed(status, new Location(status.getPath().toString())));
      }
    }
    return found;
  }

  /**
   * Moves a file to a name at which there may be one. Whether what is there now is the one moved:
   * some file systems replace what is there, others refuse.
   */
  boolean move(Location from, Location to) throws IOException {
    return system(from).rename(from.hadoop(), to.hadoop());
  }

  /** Moves a file in place of one that may be there. */
  void replace(Location from, Location to) throws IOException {
    if (!move(from, to)) {
      delete(to);
      if (!move(from, to)) {
        throw new IOException("%s cannot be moved to %s".formatted(from, to));
      }
    }
  }

  /** Deletes a file or a folder with all in it, where it is there. */
  void delete(Location file) throws IOException {
    system(file).delete(file.hadoop(), true);
  }
}
