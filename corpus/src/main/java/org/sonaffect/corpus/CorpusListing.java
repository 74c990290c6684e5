package org.sonaffect.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A corpus by its manifest and ratings alone, before audio or features are read.
 *
 * @param name short, unique in a study
 * @param domain in words
 * @param synthetic clips and ratings are generated, not recorded and rated by people
 * @param licence of the data in words, where the manifest says it
 * @param clips with sound ratings, in file order; their files are where the audio would be, and
 *     their content is not known yet
 * @param problems found on the way
 */
public record CorpusListing(
    String name,
    String domain,
    boolean synthetic,
    @Nullable String licence,
    List<Item> clips,
    List<Problem> problems) {
  /** Copies the lists. */
  public CorpusListing {
    clips = List.copyOf(clips);
    problems = List.copyOf(problems);
  }
}
