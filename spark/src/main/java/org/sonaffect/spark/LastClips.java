package org.sonaffect.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.sonaffect.learning.portable.Sha256;

/**
 * What the functions of Spark SQL computed of the last clip of a task. Spark evaluates a function
 * once more for the same row where a filter or another column names it again, and a clip takes far
 * longer than any other function.
 */
final class LastClips {
  private static final int MOST_FUNCTIONS = 8;

  private static final ThreadLocal<LastClips> OF_THREAD = ThreadLocal.withInitial(LastClips::new);

  private final Map<String, Last> last = new HashMap<>();
  private long task;

  /** A clip, or the digest of its bytes, and what came of it. */
  private record Last(Object clip, Object value) {}

  private LastClips() {}

  /** Computes something. */
  interface Computing<T> {
    T compute() throws IOException;
  }

  /**
   * The value of a function, computed unless it is that of the last clip.
   *
   * @param function and what else decides its value
   * @param clip a path or bytes
   */
  static <T> T of(Class<T> type, String function, Object clip, Computing<T> computing)
      throws IOException {
    TaskContext context = TaskContext.get();
    if (context == null) {
      return computing.compute();
    }
    Object key =
        clip instanceof byte[] bytes ? ByteBuffer.wrap(Sha256.digest().digest(bytes)) : clip;
    LastClips own = OF_THREAD.get();
    if (own.task != context.taskAttemptId() || own.last.size() >= MOST_FUNCTIONS) {
      own.last.clear();
      own.task = context.taskAttemptId();
    }
    Last known = own.last.get(function);
    if (known != null && known.clip().equals(key)) {
      return type.cast(known.value());
    }
    T value = computing.compute();
    own.last.put(function, new Last(key, value));
    return value;
  }
}
