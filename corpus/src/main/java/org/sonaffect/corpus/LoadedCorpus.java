package org.sonaffect.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.ExtractionCounts;

/**
 * What could be loaded, and everything that could not.
 *
 * @param corpus the sound rows
 * @param problems all problems of the corpus, in file and line order
 * @param counts how many clips were extracted and how many came from the cache
 * @param leftOut how many clips of the table are not in the corpus; those that the manifest
 *     excludes do not count
 * @param changed features of its clips after a change; null where its features are of no audio
 */
public record LoadedCorpus(
    Corpus corpus,
    List<Problem> problems,
    ExtractionCounts counts,
    int leftOut,
    @Nullable ChangedClips changed) {
  /** A corpus for which nothing was extracted, and nothing left out. */
  public LoadedCorpus(Corpus corpus, List<Problem> problems) {
    this(corpus, problems, ExtractionCounts.NONE, 0, null);
  }
}
