package org.sonaffect.learning.rows;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value computed when it is first asked for, once, whichever thread asks. */
final class Lazy<T> {
  private final Supplier<T> source;
  private volatile @Nullable T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  synchronized T get() {
    T held = value;
    if (held == null) {
      held = source.get();
      value = held;
    }
    return held;
  }

  /** The value if it has been computed; null if not. */
  @Nullable T held() {
    return value;
  }
}
