package org.sonaffect.learning.rows;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of arrays that are held, each array once however often it is met. */
public final class HeldBytes {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;

  /** What holds arrays. */
  public interface Holder {
    /** Adds all arrays of a size that matters. */
    void addTo(HeldBytes sum);
  }

  /** Bytes of all that some hold together. */
  public static long of(Holder... holders) {
    HeldBytes sum = new HeldBytes();
    for (Holder holder : holders) {
      sum.add(holder);
    }
    return sum.bytes;
  }

  /** Adds what is an array of numbers, holds arrays, or is too small to matter. */
  public void add(@Nullable Object held) {
    if (held == null || !seen.add(held)) {
      return;
    }
    if (held instanceof Holder holder) {
      holder.addTo(this);
    } else if (held instanceof double[] numbers) {
      bytes += (long) Double.BYTES * numbers.length;
    } else if (held instanceof char[] numbers) {
      bytes += (long) Character.BYTES * numbers.length;
    } else if (held instanceof Object[] parts) {
      for (Object part : parts) {
        add(part);
      }
    }
  }
}
