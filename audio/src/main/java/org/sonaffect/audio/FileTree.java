package org.sonaffect.audio;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files in a folder and in all folders in it. Links to files are followed wherever they lead; a
 * link counts under its own name, unless the file itself is there. Links to folders are followed
 * within the folder that is gone through, to each folder once, so that they cannot lead in a
 * circle, and first to what is no link. A link to a folder outside is not followed, or one such
 * link could lead through the whole machine; the visitor hears of it. Pipes, devices and sockets
 * are passed over, since opening one may wait for ever.
 *
 * <p>This is the rule of all that goes through folders of this machine.
 */
public final class FileTree {
  private static final Comparator<Path> NEAREST_FIRST =
      Comparator.comparingInt(Path::getNameCount).thenComparing(Path::toString);

  private final Path root;
  private final Path realRoot;
  private final int deepest;
  private final boolean once;
  private final Visitor visitor;
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> files = new HashSet<>();
  private final List<Path> outside = new ArrayList<>();
  private final Queue<Path> folderLinks = new PriorityQueue<>(NEAREST_FIRST);
  private final Queue<Path> fileLinks = new PriorityQueue<>(NEAREST_FIRST);

  /** What is done with what is found, in no fixed order. */
  public interface Visitor {
    /** Whether a file or folder in the folder is passed over. */
    boolean hidden(Path path);

    /**
     * A file, or a link to one or to nothing.
     *
     * @return whether it counts
     */
    boolean file(Path file) throws IOException;

    /** A folder, or something in one, that cannot be read. */
    void skipped(Path path, IOException reason) throws IOException;

    /**
     * At the end: links to folders outside, which were not followed.
     *
     * @param first of them, by its path
     * @param count of them, 1 or more
     */
    void outside(Path first, int count);
  }

  private FileTree(Path root, int deepest, boolean once, Visitor visitor) {
    this.root = root;
    this.realRoot = real(root);
    this.deepest = deepest;
    this.once = once;
    this.visitor = visitor;
  }

  /**
   * Goes through a folder, which may be a link to one.
   *
   * @param deepest folders in folders, 1 for the files of the folder itself
   */
  public static void walk(Path folder, int deepest, Visitor visitor) throws IOException {
    new FileTree(folder, deepest, true, visitor).walk();
  }

  /**
   * As above, but to every folder by every way, also outside, for patterns, which name ways and are
   * no longer than they.
   */
  static void walkEveryWay(Path folder, int deepest, Visitor visitor) throws IOException {
    new FileTree(folder, deepest, false, visitor).walk();
  }

  private void walk() throws IOException {
    for (Path folder = root; folder != null; folder = folderLinks.poll()) {
      walk(folder);
    }
    for (Path link = fileLinks.poll(); link != null; link = fileLinks.poll()) {
      if (!files.contains(real(link))) {
        visitor.file(link);
      }
    }
    if (!outside.isEmpty()) {
      visitor.outside(Collections.min(outside, NEAREST_FIRST), outside.size());
    }
  }

  /** Where a link leads; to itself, where it leads nowhere. */
  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      return link.toAbsolutePath();
    }
  }

  /** How many folders below the root; the empty path, which stands for here, has no name. */
  private int below(Path path) {
    return names(path) - names(root);
  }

  private static int names(Path path) {
    return path.toString().isEmpty() ? 0 : path.getNameCount();
  }

  /** A folder by its real path, so that one that is a link is entered. */
  private void walk(Path shown) throws IOException {
    int depth = deepest - below(shown);
    Path real;
    try {
      real = shown.toRealPath();
    } catch (IOException e) {
      visitor.skipped(shown, e);
      return;
    }
    Files.walkFileTree(
        real,
        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
        depth,
        new SimpleFileVisitor<>() {
          private Path shown(Path path) {
            return shown.resolve(real.relativize(path));
          }

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skip =
                !folder.equals(real) && visitor.hidden(folder) || once && !folders.add(folder);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            FileNames.check(file.toString());
            if (visitor.hidden(file)) {
              return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
              follow(shown(file));
            } else if (attributes.isRegularFile() && visitor.file(shown(file))) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
            FileNames.check(file.toString());
            visitor.skipped(shown(file), reason);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason)
              throws IOException {
            if (reason != null) {
              visitor.skipped(shown(folder), reason);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void follow(Path link) {
    if (Files.isDirectory(link)) {
      if (once && !real(link).startsWith(realRoot)) {
        outside.add(link);
      } else if (below(link) < deepest) {
        folderLinks.add(link);
      }
    } else if (Files.isRegularFile(link) || !Files.exists(link)) {
      fileLinks.add(link);
    }
  }
}
