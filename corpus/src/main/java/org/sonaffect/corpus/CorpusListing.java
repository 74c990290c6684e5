package org.sonaffect.corpus;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A corpus by its manifest and ratings alone, before audio or features are read.
 *
 * @param name short, unique in a study
 * @param domain in words
 * @param synthetic clips and ratings are generated, not recorded and rated by people
 * @param licence of the data in words, where the manifest says it
 * @param clips with sound ratings, in file order
 * @param problems found on the way
 */
public record CorpusListing(
    String name,
    String domain,
    boolean synthetic,
    @Nullable String licence,
    List<RatedFile> clips,
    List<Problem> problems) {
  /** Copies the lists. */
  public CorpusListing {
    clips = List.copyOf(clips);
    problems = List.copyOf(problems);
  }

  /**
   * A rated clip.
   *
   * @param id unique within the corpus
   * @param file where the audio would be; null where the row names none
   * @param start seconds into the file
   * @param end seconds into the file; NaN means to its end
   * @param arousal mean rating in [-1, 1]
   * @param valence mean rating in [-1, 1]
   * @param category genre or kind of sound
   */
  public record RatedFile(
      String id,
      @Nullable Path file,
      double start,
      double end,
      double arousal,
      double valence,
      @Nullable String category) {}
}
