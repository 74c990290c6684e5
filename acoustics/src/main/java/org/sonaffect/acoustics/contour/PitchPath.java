package org.sonaffect.acoustics.contour;

import java.util.Arrays;
import org.sonaffect.acoustics.dsp.NaturalLog;

/**
 * Viterbi smoothing of the pitch candidates (docs/spec/compare2013-contours.md §C4.4): states 0 to
 * 5 are the candidates, 6 is unvoiced; decisions are made when all paths agree or when the buffer
 * is full.
 */
final class PitchPath {
  /** Told of the frames in order, as each is decided. */
  interface Listener {
    /** Frame {@code frame} has this pitch (Hz, 0 unvoiced) and voicing. */
    void decided(int frame, float frequency, float voicing);
  }

  private static final int STATES = PitchCandidates.COUNT + 1;
  private static final int UNVOICED = PitchCandidates.COUNT;

  /** Local cost (docs/spec/compare2013-contours.md §C4.4.1). */
  private static final float THRESHOLD = 0.7f;

  private static final double LOCAL_WEIGHT = 2.0;
  private static final double THRESHOLD_COST = 4.0;
  private static final double LOWEST_VOICING = 0.01;
  private static final double LOG_LOWEST_VOICING = StrictMath.log(LOWEST_VOICING);

  /** Cost of an unusual pitch, R(f), with its corners in Hz: the same section. */
  private static final double NO_PITCH = 2.0;

  private static final double LOW_PITCH = 100.0;
  private static final double HIGH_PITCH = 350.0;
  private static final double HIGHEST_PITCH = 600.0;
  private static final double HIGH_PITCH_RANGE = 250.0;
  private static final double BEYOND_HIGHEST = 1.2;

  /** Transition cost (docs/spec/compare2013-contours.md §C4.4.2). */
  private static final double PITCH_WEIGHT = 10.0;

  /** In force where a weight of 5 was meant. */
  private static final double CHANGE_WEIGHT = 10.0;

  private static final double VOICING_COST = 10.0;
  private static final double NO_PITCH_COST = 999.0;
  private static final double UNVOICED_COST = 1.0;

  private final Listener listener;

  /**
   * Frames held back at most (docs/spec/compare2013-contours.md §C4.4.4); the rings have space for
   * one more, being decided.
   */
  private final int buffer;

  private final int mask;
  private final PitchCandidates[] ring;
  private final int[][] from;
  private double[] cost = new double[STATES];
  private double[] next = new double[STATES];

  /** The memory of all transitions (docs/spec/compare2013-contours.md §C4.4.2). */
  private double last = 1.0;

  private int frames;
  private int decided;

  PitchPath(int buffer, Listener listener) {
    this.buffer = buffer;
    this.listener = listener;
    int size = Integer.highestOneBit(buffer + 1) * 2;
    mask = size - 1;
    ring = new PitchCandidates[size];
    from = new int[size][STATES];
    Arrays.setAll(ring, i -> new PitchCandidates());
  }

  /** More than the frames that may be undecided at a time, the last one included. */
  int ring() {
    return ring.length;
  }

  /** Frames decided so far. */
  int decided() {
    return decided;
  }

  /**
   * Takes the candidates of the next frame and decides what can be decided
   * (docs/spec/compare2013-contours.md §C4.4.4).
   */
  void accept(PitchCandidates candidates) {
    int t = frames++;
    PitchCandidates now = ring[t & mask];
    now.copyFrom(candidates);
    if (t == 0) {
      for (int i = 0; i < STATES; i++) {
        cost[i] = local(now, i);
      }
    } else {
      step(ring[(t - 1) & mask], now, from[t & mask]);
    }
    if (frames - (decided - 1) > buffer) {
      emit(stateAt(cheapest(), decided));
    } else {
      while (decided <= t) {
        int state = commonState(decided);
        if (state < 0) {
          return;
        }
        emit(state);
      }
    }
  }

  /** Decides all frames that are left, from the cheapest path. */
  void finish() {
    int end = cheapest();
    while (decided < frames) {
      emit(stateAt(end, decided));
    }
  }

  /** The state in frame {@code frame} of the path that now ends in {@code state}. */
  private int stateAt(int state, int frame) {
    int s = state;
    for (int t = frames - 1; t > frame; t--) {
      s = from[t & mask][s];
    }
    return s;
  }

  /** The state in frame {@code frame} of all paths, or -1 where they differ. */
  private int commonState(int frame) {
    // One walk back for the set of states that the paths pass through.
    int alive = (1 << STATES) - 1;
    for (int t = frames - 1; t > frame; t--) {
      int[] origin = from[t & mask];
      int before = 0;
      for (int left = alive; left != 0; left &= left - 1) {
        before |= 1 << origin[Integer.numberOfTrailingZeros(left)];
      }
      alive = before;
    }
    return (alive & (alive - 1)) == 0 ? Integer.numberOfTrailingZeros(alive) : -1;
  }

  private int cheapest() {
    int best = 0;
    for (int i = 1; i < STATES; i++) {
      if (cost[i] < cost[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Tells a decided frame (docs/spec/compare2013-contours.md §C4.4.5). */
  private void emit(int state) {
    PitchCandidates frame = ring[decided & mask];
    float frequency = state == UNVOICED ? 0f : frame.frequency[state];
    float voicing = frame.voicing[state == UNVOICED ? 0 : state];
    listener.decided(decided, frequency, voicing);
    decided++;
  }

  /** From one frame to the next (docs/spec/compare2013-contours.md §C4.4.3): the order matters. */
  private void step(PitchCandidates before, PitchCandidates now, int[] origin) {
    for (int i = 0; i < STATES; i++) {
      int best = 0;
      double bestCost = Double.NaN;
      for (int j = 0; j < STATES; j++) {
        double total = transition(before, j, now, i) + cost[j];
        if (j == 0 || total < bestCost) {
          best = j;
          bestCost = total;
        }
      }
      origin[i] = best;
      next[i] = bestCost + local(now, i);
    }
    double[] swap = cost;
    cost = next;
    next = swap;
  }

  /**
   * Cost of going from state j to state i (docs/spec/compare2013-contours.md §C4.4.2); all
   * evaluations share the memory {@code last}.
   */
  private double transition(PitchCandidates before, int j, PitchCandidates now, int i) {
    if (i != UNVOICED && j != UNVOICED) {
      float f1 = now.frequency[i];
      float f0 = before.frequency[j];
      if (f1 == 0f || f0 == 0f) {
        return NO_PITCH_COST;
      }
      double r = NaturalLog.of(f1 / f0);
      double c = PITCH_WEIGHT * Math.abs(r) + CHANGE_WEIGHT * Math.abs(r - last);
      last = r;
      return c;
    }
    if (i == UNVOICED && j == UNVOICED) {
      return UNVOICED_COST;
    }
    last = 0.0;
    return VOICING_COST;
  }

  /** Cost of a state by itself (docs/spec/compare2013-contours.md §C4.4.1). */
  private static double local(PitchCandidates frame, int i) {
    if (i == UNVOICED) {
      for (float v : frame.voicing) {
        if (v >= THRESHOLD) {
          return LOCAL_WEIGHT * THRESHOLD_COST;
        }
      }
      return 0.0;
    }
    float v = frame.voicing[i];
    double log = v > LOWEST_VOICING ? NaturalLog.of(Math.min(1f, v)) : LOG_LOWEST_VOICING;
    double t = v < THRESHOLD ? THRESHOLD_COST : 0.0;
    return (-log + t) * LOCAL_WEIGHT + range(frame.frequency[i]);
  }

  /** R(f): cost of an unusual pitch (docs/spec/compare2013-contours.md §C4.4.1). */
  private static double range(double f) {
    if (f <= 0) {
      return NO_PITCH;
    }
    if (f < LOW_PITCH) {
      return -(1.0 / LOW_PITCH) * f + 1.0;
    }
    if (f < HIGH_PITCH) {
      return 0.0;
    }
    return f < HIGHEST_PITCH ? (f - HIGH_PITCH) / HIGH_PITCH_RANGE : BEYOND_HIGHEST;
  }
}
