package org.sonaffect.study.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.rows.Matrix;

/**
 * Keeps the decompositions used last, so that the models of a study, searched one after the other
 * on the same inner folds, share them.
 */
final class SharedSource implements PipelineFits.Source {
  private final PipelineFits.Source source;
  private final Map<Key, FutureTask<PipelineFits>> kept;

  /**
   * Keeps some decompositions of another source.
   *
   * @param capacity how many, at least 1
   */
  SharedSource(PipelineFits.Source source, int capacity) {
    this.source = source;
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<PipelineFits>> eldest) {
            return size() > capacity;
          }
        };
  }

  /** Rows compared by their numbers. */
  private record Key(int hash, Split split) {
    static Key of(Split split) {
      return new Key(31 * Arrays.hashCode(split.train()) + Arrays.hashCode(split.test()), split);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Arrays.equals(split.train(), key.split.train())
          && Arrays.equals(split.test(), key.split.test());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Override
  public PipelineFits of(Matrix x, Split split) {
    FutureTask<PipelineFits> task;
    synchronized (kept) {
      task =
          kept.computeIfAbsent(Key.of(split), key -> new FutureTask<>(() -> source.of(x, split)));
    }
    task.run(); // does nothing if another thread has started or finished it
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
