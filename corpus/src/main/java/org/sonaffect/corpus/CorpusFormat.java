package org.sonaffect.corpus;

/**
 * How a corpus lies on disk.
 *
 * @param word in a manifest ({@code format: iads-e}) and in results
 * @param title what the data set is called
 */
public record CorpusFormat(String word, String title) {
  /** Tables that the manifest describes itself. */
  public static final CorpusFormat TABLE = new CorpusFormat("table", "a table of clips");

  /** Whether it is a data set as its authors ship it. */
  public boolean isShipped() {
    return !equals(TABLE);
  }
}
