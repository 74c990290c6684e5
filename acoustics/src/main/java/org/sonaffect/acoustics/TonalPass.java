package org.sonaffect.acoustics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.contour.SpareCores;
import org.sonaffect.acoustics.tonal.Tonal;
import org.sonaffect.acoustics.tonal.TonalExtractor;
import org.sonaffect.audio.stream.AudioException;

/**
 * Sonaffect's own sets beside the other sets of a pass: where a core is spare it works there, some
 * pieces behind, since pieces take it now more and now less time than the others.
 */
final class TonalPass {
  /** So many pieces may wait; then the clip's own thread helps. */
  private static final int MOST_WAITING = 64;

  private final Map<TonalExtractor.Part, FeatureSet> own = new EnumMap<>(TonalExtractor.Part.class);
  private final TonalExtractor extractor;
  private final Queue<float[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ReentrantLock order = new ReentrantLock();
  private final int channels;

  /** What went wrong, after which nothing is heard; seen under the lock. */
  private @Nullable Throwable failure;

  /** Of those of the sets that are of channels, of which there is one at least. */
  TonalPass(int sampleRate, int channels, Collection<FeatureSet> sets) {
    this.channels = channels;
    for (FeatureSet set : sets) {
      TonalExtractor.Part part = set.part();
      if (part != null) {
        own.put(part, set);
      }
    }
    this.extractor = new TonalExtractor(sampleRate, channels, Tonal.FULL_SCALE_LEVEL, own.keySet());
  }

  /**
   * Takes the next piece.
   *
   * @param values of all channels; not written to any more
   */
  void accept(float[] values) throws AudioException {
    waiting.add(values);
    if (count.incrementAndGet() <= MOST_WAITING && SpareCores.spare() > 0) {
      SpareCores.help(this::help);
    } else {
      hearAll();
    }
  }

  private void help() {
    // Another thread that is at it takes this piece, too, or the clip's own thread will.
    if (order.tryLock()) {
      try {
        hear();
      } finally {
        order.unlock();
      }
    }
  }

  private void hearAll() throws AudioException {
    order.lock();
    try {
      hear();
      if (failure instanceof AudioException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
    } finally {
      order.unlock();
    }
  }

  private void hear() {
    float[] piece;
    while ((piece = waiting.poll()) != null) {
      count.decrementAndGet();
      if (failure != null) {
        continue;
      }
      try {
        extractor.accept(piece, 0, piece.length / channels);
      } catch (AudioException | RuntimeException | Error e) {
        failure = e; // for the clip's own thread
      }
    }
  }

  /** Ends the clip: the functionals of each set that is extracted. */
  Map<FeatureSet, float[]> finish() throws AudioException {
    hearAll();
    Map<FeatureSet, float[]> values = new EnumMap<>(FeatureSet.class);
    extractor.finishAll().forEach((part, some) -> values.put(own.get(part), some));
    return values;
  }
}
