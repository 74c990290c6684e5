package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.acoustics.table.CarryingClip;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.PathTable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainText;

/**
 * The clips of a table ({@code --list}) on this machine.
 *
 * @param clips in their order
 * @param leftOut rows that name no clip; stderr says which
 */
record LocalList(PathTable table, List<CarryingClip> clips, int leftOut) {
  /** What a person should know of the inputs. */
  static void note(String sentence) {
    System.err.println(PlainText.of(sentence));
  }

  /** Reads it; paths are relative to the table. */
  static LocalList read(String written) throws IOException {
    Path file = Path.of(written).toAbsolutePath().normalize();
    PathTable table = PathTable.read(Path.of(written));
    Problem.lines(table.problems()).forEach(line -> System.err.println(PlainText.of(line)));
    List<CarryingClip> clips = new ArrayList<>();
    int leftOut = table.problems().size();
    for (PathTable.Entry entry : table.entries()) {
      try {
        Path audio = file.resolveSibling(entry.file()).normalize();
        AudioSegment clip = new AudioSegment(audio, entry.start(), entry.end());
        clips.add(new CarryingClip(clip, entry.carried()));
      } catch (InvalidPathException e) {
        leftOut++;
        System.err.println(
            PlainText.of(entry.file() + ": skipped: it is not a valid path: " + e.getReason()));
      }
    }
    return new LocalList(table, clips, leftOut);
  }
}
