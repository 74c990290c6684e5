package org.sonaffect.acoustics.tonal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.sonaffect.acoustics.contour.SpareCores;

/**
 * Roughness of frames of 0.2 s, five a second, by {@link RoughnessModel}. It takes longer than the
 * rest of the set, so spare cores help with its frames.
 */
final class Roughness extends FrameAnalyser {
  /**
   * So many frames may wait, 32 kB each; then the oldest is done by the thread that brings more.
   */
  private static final int MOST_WAITING = 64;

  private final double fullScaleLevel;
  private final Queue<RoughnessModel> models = new ConcurrentLinkedQueue<>();
  private final Deque<FutureTask<Double>> waiting = new ArrayDeque<>();
  private final RunningMoments values = new RunningMoments();

  /** {@code fullScaleLevel}: dB SPL of a full-scale sine. */
  Roughness(double fullScaleLevel) {
    super(RoughnessModel.LENGTH, RoughnessModel.LENGTH);
    this.fullScaleLevel = fullScaleLevel;
  }

  /** Asper, 0 upwards; when all frames have been heard. */
  RunningMoments values() {
    while (!waiting.isEmpty()) {
      endOldest();
    }
    return values;
  }

  @Override
  void analyse(float[] samples, int offset) {
    if (waiting.isEmpty() && SpareCores.spare() == 0) {
      values.add(roughness(samples, offset));
      return;
    }
    float[] frame = Arrays.copyOfRange(samples, offset, offset + length());
    FutureTask<Double> task = new FutureTask<>(() -> roughness(frame, 0));
    waiting.add(task);
    if (SpareCores.spare() > 0) {
      SpareCores.help(task);
    }
    while (waiting.size() > MOST_WAITING || (!waiting.isEmpty() && waiting.element().isDone())) {
      endOldest();
    }
  }

  private double roughness(float[] samples, int offset) {
    RoughnessModel free = models.poll();
    RoughnessModel model = free == null ? new RoughnessModel(fullScaleLevel) : free;
    double roughness = model.of(samples, offset);
    models.add(model);
    return roughness;
  }

  /**
   * Does the oldest frame where nobody has begun it, or waits for who has: values come in order.
   */
  private void endOldest() {
    FutureTask<Double> task = waiting.remove();
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          values.add(task.get());
          return;
        } catch (InterruptedException e) {
          interrupted = true; // a frame takes a millisecond
        } catch (ExecutionException e) {
          throw new IllegalStateException("roughness of a frame", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
