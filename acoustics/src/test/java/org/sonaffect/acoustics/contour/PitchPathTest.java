package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the same rules written with whole paths, on random candidates. */
class PitchPathTest {
  @Test
  void decidesAsWholePathsDo() {
    for (int seed = 0; seed < 60; seed++) {
      List<PitchCandidates> frames = frames(new SplittableRandom(seed), seed % 5 == 0 ? 20 : 150);
      List<String> decided = new ArrayList<>();
      PitchPath path = new PitchPath(30, (frame, f, v) -> decided.add(frame + " " + f + " " + v));
      WholePaths plain = new WholePaths();
      for (PitchCandidates frame : frames) {
        path.accept(frame);
        plain.accept(frame);
        assertEquals(plain.decided, decided, "seed " + seed);
      }
      path.finish();
      plain.finish();
      assertEquals(plain.decided, decided);
      assertEquals(frames.size(), decided.size());
      assertEquals(frames.size(), path.decided());
    }
  }

  private static List<PitchCandidates> frames(SplittableRandom random, int count) {
    List<PitchCandidates> frames = new ArrayList<>();
    boolean rich = false;
    for (int t = 0; t < count; t++) {
      if (random.nextInt(40) == 0) {
        rich = !rich;
      }
      PitchCandidates c = new PitchCandidates();
      int n = rich ? 6 : random.nextInt(7);
      for (int s = 0; s < n; s++) {
        // Rich stretches hold candidates that stay alike, so that paths do not merge.
        c.frequency[s] = rich ? 100 + 50 * s : (float) random.nextDouble(52, 620);
        c.voicing[s] = rich ? 0.75f : (float) random.nextDouble();
      }
      frames.add(c);
    }
    return frames;
  }

  /** Every state keeps its path from the first frame on. */
  private static final class WholePaths {
    final List<String> decided = new ArrayList<>();
    private final List<PitchCandidates> frames = new ArrayList<>();
    private double[] cost = new double[7];
    private int[][] path = new int[7][0];
    private double last = 1.0;

    void accept(PitchCandidates now) {
      int t = frames.size();
      frames.add(now);
      double[] next = new double[7];
      int[][] longer = new int[7][];
      for (int i = 0; i < 7; i++) {
        int from = -1;
        double least = 0;
        for (int j = 0; j < 7 && t > 0; j++) {
          double c = cost[j] + transition(frames.get(t - 1), j, now, i);
          if (from < 0 || c < least) {
            from = j;
            least = c;
          }
        }
        next[i] = least + local(now, i);
        longer[i] = t == 0 ? new int[1] : java.util.Arrays.copyOf(path[from], t + 1);
        longer[i][t] = i;
      }
      cost = next;
      path = longer;
      if (t + 1 - (decided.size() - 1) > 30) {
        decide(path[best()]);
        return;
      }
      while (decided.size() <= t) {
        for (int i = 1; i < 7; i++) {
          if (path[i][decided.size()] != path[0][decided.size()]) {
            return;
          }
        }
        decide(path[0]);
      }
    }

    void finish() {
      while (decided.size() < frames.size()) {
        decide(path[best()]);
      }
    }

    private int best() {
      int best = 0;
      for (int i = 1; i < 7; i++) {
        best = cost[i] < cost[best] ? i : best;
      }
      return best;
    }

    private void decide(int[] along) {
      int t = decided.size();
      int s = along[t];
      PitchCandidates c = frames.get(t);
      float f = s == 6 ? 0f : c.frequency[s];
      float v = s == 6 ? c.voicing[0] : c.voicing[s];
      decided.add(t + " " + f + " " + v);
    }

    private double transition(PitchCandidates before, int j, PitchCandidates now, int i) {
      if (i < 6 && j < 6) {
        if (before.frequency[j] == 0 || now.frequency[i] == 0) {
          return 999;
        }
        double r = StrictMath.log(now.frequency[i] / before.frequency[j]);
        double c = 10 * Math.abs(r) + 10 * Math.abs(r - last);
        last = r;
        return c;
      }
      if (i == 6 && j == 6) {
        return 1;
      }
      last = 0;
      return 10;
    }

    private static double local(PitchCandidates c, int i) {
      if (i == 6) {
        boolean any = false;
        for (float v : c.voicing) {
          any |= v >= 0.7f;
        }
        return any ? 8 : 0;
      }
      double p = Math.max(0.01, Math.min(1, c.voicing[i]));
      double f = c.frequency[i];
      double range =
          f <= 0
              ? 2
              : f < 100 ? -(1 / 100.0) * f + 1 : f < 350 ? 0 : f < 600 ? (f - 350) / 250 : 1.2;
      return (-StrictMath.log(p) + (p < 0.7f ? 4 : 0)) * 2 + range;
    }
  }
}
