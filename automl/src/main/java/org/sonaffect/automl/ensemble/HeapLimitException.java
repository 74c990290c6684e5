package org.sonaffect.automl.ensemble;

import java.util.Locale;

/**
 * The Java heap was full although nothing else was held or fitted. It ends a search, as what fits
 * into memory depends on the machine, and a search that passed over it could not be reproduced.
 */
public final class HeapLimitException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** Names what was being fitted. */
  public HeapLimitException(String what, OutOfMemoryError cause) {
    super(
        String.format(
            Locale.ROOT,
            "%s: the Java heap of %d MiB is full with nothing else in it; give Java more"
                + " memory (-Xmx), or the search less, so that it skips fits of this size",
            what,
            Runtime.getRuntime().maxMemory() >> 20),
        cause);
  }
}
