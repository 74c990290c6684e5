package org.sonaffect.automl.search;

import java.util.Locale;

/** Rows that would not fit into the memory they may use. */
final class MemoryLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MemoryLimitException(long wanted, long given) {
    super(
        String.format(
            Locale.ROOT, "needs about %d MiB, may use %d MiB", wanted >> 20, given >> 20));
  }
}
