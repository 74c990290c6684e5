package org.sonaffect.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What is made once for all tasks of an executor from what was sent to it: a prepared study, a
 * model. The only state that tasks share, for an executor has no other place to keep it; nothing
 * but its key decides what it is.
 */
final class ExecutorMemo {
  private static @Nullable String key;
  private static @Nullable Object value;

  private ExecutorMemo() {}

  /** Makes something. */
  interface Making<T> {
    T make() throws IOException;
  }

  /** The value of a key; the first caller makes it, the others wait. The last one is kept. */
  static synchronized <T> T of(Class<T> type, String wanted, Making<T> making) {
    Object known = value;
    if (known != null && wanted.equals(key) && type.isInstance(known)) {
      return type.cast(known);
    }
    try {
      T made = making.make();
      key = wanted;
      value = made;
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
