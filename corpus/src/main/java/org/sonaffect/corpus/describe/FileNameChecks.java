package org.sonaffect.corpus.describe;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.clips.ClipRow;

/** Names of files that differ between table and disk, and sounds that no row names. */
final class FileNameChecks {
  private static final int MOST_NAMED = 4;

  private FileNameChecks() {}

  /**
   * Notes on the names.
   *
   * @param extracted whether the rows are to have audio
   */
  static List<Problem> of(ClipList rows, boolean extracted) {
    List<Problem> notes = new ArrayList<>();
    Set<Path> named = new TreeSet<>();
    ClipRow first = null;
    int otherwise = 0;
    for (ClipRow row : rows.rows()) {
      Path file = row.item().file();
      if (file == null || !Files.isRegularFile(file)) {
        continue;
      }
      named.add(file);
      String onDisk = String.valueOf(file.getFileName());
      String written = lastPart(row.name());
      if (!onDisk.equals(written) && row.name().contains(".") && alike(onDisk, written)) {
        first = first == null ? row : first;
        otherwise++;
      }
    }
    if (first != null) {
      String message =
          "%s different on disk, such as %s, there %s"
              .formatted(
                  ClipChecks.count(otherwise, "name is", "names are"), first.name(), there(first));
      notes.add(Problem.note(first.source(), first.line(), message));
    }
    if (extracted) {
      unnamed(rows, named, notes);
    }
    return notes;
  }

  private static String lastPart(String name) {
    return name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
  }

  /** Two forms of one text look alike. */
  private static String there(ClipRow row) {
    String name = row.item().file() == null ? "" : String.valueOf(row.item().file().getFileName());
    return DiskNames.nfc(name).equals(DiskNames.nfc(lastPart(row.name())))
        ? "in another Unicode form"
        : name;
  }

  /** What the table calls an id, with another file of the row, is no name of it. */
  private static boolean alike(String onDisk, String written) {
    String a = DiskNames.nfc(onDisk);
    String b = DiskNames.nfc(written);
    return a.regionMatches(true, 0, b, 0, Math.min(a.length(), b.length()));
  }

  private static void unnamed(ClipList rows, Set<Path> named, List<Problem> notes) {
    Set<Path> folders = new TreeSet<>();
    named.forEach(file -> folders.add(file.toAbsolutePath().getParent()));
    List<String> others = new ArrayList<>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          String name = String.valueOf(entry.getFileName());
          if (!name.startsWith(".") && AudioInputs.isNamedAsAudio(name) && !named.contains(entry)) {
            others.add(name);
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        continue; // what cannot be listed is not compared
      }
    }
    if (!others.isEmpty()) {
      others.sort(null);
      String listed = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())));
      String message =
          "%s beside the clips but not in the table: %s%s"
              .formatted(
                  ClipChecks.count(others.size(), "sound is", "sounds are"),
                  listed,
                  others.size() > MOST_NAMED ? ", ..." : "");
      notes.add(Problem.note(rows.source(), 0, message));
    }
  }
}
