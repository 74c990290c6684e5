package org.sonaffect.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;

/**
 * The audio of a corpus, rated or not.
 *
 * @param clips in file order; whether their files are there was not looked at
 * @param leftOut how many clips are not among them
 * @param problems the reasons
 */
public record CorpusAudio(List<AudioSegment> clips, int leftOut, List<Problem> problems) {
  /** Fewer absent files are named one by one. */
  private static final int FEW = 3;

  /** Copies the lists. */
  public CorpusAudio {
    clips = List.copyOf(clips);
    problems = List.copyOf(problems);
  }

  /** What is wrong where none of many files is there: their folder, probably, in one sentence. */
  public static @Nullable String noneThere(List<Path> files) {
    return files.size() > FEW && files.stream().noneMatch(Files::exists)
        ? "none of the %d files is there; the first was expected at %s"
            .formatted(files.size(), files.get(0))
        : null;
  }
}
