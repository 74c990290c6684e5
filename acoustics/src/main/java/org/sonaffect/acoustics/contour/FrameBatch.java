package org.sonaffect.acoustics.contour;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some 60 ms frames that follow one another, analysed by several threads. Each frame by itself is
 * computed as ever, so that their number changes nothing.
 */
final class FrameBatch {
  /** Most frames of a batch. */
  static final int SIZE = 20;

  private final int hop;
  private final Analyses analyses;
  private final LongFrame[] frames = new LongFrame[SIZE];
  private int count;

  /** What threads analyse with: each takes one, and gives it back. */
  static final class Analyses {
    private final Supplier<LongFrameAnalysis> maker;
    private final Queue<LongFrameAnalysis> free = new ConcurrentLinkedQueue<>();

    Analyses(Supplier<LongFrameAnalysis> maker) {
      this.maker = maker;
    }

    private LongFrameAnalysis take() {
      LongFrameAnalysis analysis = free.poll();
      return analysis == null ? maker.get() : analysis;
    }
  }

  /** Frames that begin {@code hop} samples after one another. */
  FrameBatch(int hop, Analyses analyses) {
    this.hop = hop;
    this.analyses = analyses;
    LongFrameAnalysis analysis = analyses.take();
    Arrays.setAll(frames, i -> analysis.frame());
    analyses.free.add(analysis);
  }

  int count() {
    return count;
  }

  LongFrame frame(int i) {
    return frames[i];
  }

  /** Begins with the {@code count} frames the first of which starts at {@code samples[first]}. */
  Round begin(float[] samples, int first, int count) {
    this.count = count;
    return new Round(samples, first, count);
  }

  /**
   * One analysis of the batch. Whoever runs it takes frames until none is left; one that comes late
   * finds none and touches nothing.
   */
  final class Round implements Runnable {
    private final float[] samples;
    private final int first;
    private final int count;
    private final AtomicInteger next = new AtomicInteger();
    private int done;
    private @Nullable Throwable failure;

    private Round(float[] samples, int first, int count) {
      this.samples = samples;
      this.first = first;
      this.count = count;
    }

    FrameBatch batch() {
      return FrameBatch.this;
    }

    @Override
    public void run() {
      int i = next.getAndIncrement();
      if (i >= count) {
        return;
      }
      int mine = 0;
      Throwable failed = null;
      LongFrameAnalysis analysis = analyses.take();
      for (; i < count; i = next.getAndIncrement()) {
        try {
          analysis.analyse(samples, first + i * hop, frames[i]);
        } catch (RuntimeException | Error e) {
          failed = e;
        }
        mine++;
      }
      analyses.free.add(analysis);
      told(mine, failed);
    }

    private synchronized void told(int analysed, @Nullable Throwable failed) {
      done += analysed;
      if (failed != null) {
        failure = failed;
      }
      if (done == count) {
        notifyAll();
      }
    }

    /** Takes part, and waits for the others. */
    void finish() {
      run();
      boolean interrupted = false;
      synchronized (this) {
        while (done < count) {
          try {
            wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure != null) {
        throw (RuntimeException) failure;
      }
    }
  }
}
