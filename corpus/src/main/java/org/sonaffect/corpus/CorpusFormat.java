package org.sonaffect.corpus;

/** How a corpus lies on disk. */
public enum CorpusFormat {
  /** A CSV with one row a clip. */
  TABLE,
  /** The IADS-2 and IADS-E folders and {@code Sound Ratings.xlsx}. */
  IADS_E,
  /** PMEmo2019. */
  PMEMO
}
