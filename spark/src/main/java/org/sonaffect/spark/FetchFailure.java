package org.sonaffect.spark;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file could not be fetched from where it is. */
final class FetchFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  FetchFailure(String message, boolean lasting, @Nullable Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** Whether trying again would not help. */
  boolean isLasting() {
    return lasting;
  }
}
