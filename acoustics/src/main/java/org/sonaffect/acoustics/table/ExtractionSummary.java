package org.sonaffect.acoustics.table;

/**
 * What came of an extraction.
 *
 * @param done clips whose rows were written
 * @param present clips whose rows the table already had
 * @param failed clips without rows
 * @param rows that were written
 * @param seconds of audio that were read, of the clips that are done
 */
public record ExtractionSummary(int done, int present, int failed, long rows, double seconds) {
  /** The same with another number of clips that are there already. */
  public ExtractionSummary withPresent(int other) {
    return new ExtractionSummary(done, other, failed, rows, seconds);
  }
}
