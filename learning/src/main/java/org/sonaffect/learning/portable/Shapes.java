package org.sonaffect.learning.portable;

/**
 * Largest shapes of a model that is read, well beyond those of any study: what a prediction holds
 * for each row that is predicted is bounded by them.
 */
public final class Shapes {
  /** Columns, before and after a preparation. */
  public static final int MOST_COLUMNS = 1 << 15;

  /** Training rows. */
  public static final int MOST_ROWS = 100_000;

  /** Domains. */
  public static final int MOST_DOMAINS = 1000;

  /** Trees of one collection. */
  public static final int MOST_TREES = 100_000;

  /** Targets. */
  public static final int MOST_TARGETS = 64;

  private Shapes() {}
}
