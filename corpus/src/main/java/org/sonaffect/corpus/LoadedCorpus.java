package org.sonaffect.corpus;

import java.util.List;
import org.sonaffect.corpus.extract.ExtractionCounts;

/**
 * What could be loaded, and everything that could not.
 *
 * @param corpus the sound rows
 * @param problems all problems of the corpus, in file and line order
 * @param counts how many clips were extracted and how many came from the cache
 */
public record LoadedCorpus(Corpus corpus, List<Problem> problems, ExtractionCounts counts) {
  /** A corpus for which nothing was extracted. */
  public LoadedCorpus(Corpus corpus, List<Problem> problems) {
    this(corpus, problems, ExtractionCounts.NONE);
  }

  /** How many clips were left out: a clip with several problems counts once. */
  public int leftOut() {
    return (int)
        problems.stream()
            .filter(problem -> problem.effect() == Problem.Effect.LEFT_OUT)
            .map(p -> p.line() > 0 ? p.file() + ":" + p.line() : p.toString())
            .distinct()
            .count();
  }
}
