package org.sonaffect.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is made once for all tasks of an executor from what was sent to it: a prepared study,
 * models. The only state that tasks share, for an executor has no other place to keep it; nothing
 * but its key decides what it is.
 */
final class ExecutorMemo {
  private static final Map<Class<?>, Map<String, Object>> KNOWN = new HashMap<>();

  private ExecutorMemo() {}

  /** Makes something. */
  interface Making<T> {
    T make() throws IOException;
  }

  /**
   * The value of a key; the first caller makes it, the others wait.
   *
   * @param most of the type that are kept, those that were wanted last
   */
  static synchronized <T> T of(Class<T> type, int most, String wanted, Making<T> making) {
    Map<String, Object> known =
        KNOWN.computeIfAbsent(type, any -> new LinkedHashMap<>(most, 1, true));
    Object value = known.get(wanted);
    if (value != null) {
      return type.cast(value);
    }
    try {
      T made = making.make();
      known.put(wanted, made);
      if (known.size() > most) {
        known.remove(known.keySet().iterator().next());
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
