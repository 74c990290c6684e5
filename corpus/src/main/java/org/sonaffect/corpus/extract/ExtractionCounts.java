package org.sonaffect.corpus.extract;

/**
 * How the features of a corpus came about, in distinct clips.
 *
 * @param extracted computed from audio in this run
 * @param fromCache found in the cache
 * @param failed no features could be had
 */
public record ExtractionCounts(int extracted, int fromCache, int failed) {
  /** For a corpus whose features came from a table. */
  public static final ExtractionCounts NONE = new ExtractionCounts(0, 0, 0);
}
