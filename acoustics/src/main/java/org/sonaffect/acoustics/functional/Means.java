package org.sonaffect.acoustics.functional;

import java.util.List;
import org.sonaffect.acoustics.dsp.FastMath;
import org.sonaffect.acoustics.dsp.NaturalLog;

/**
 * Means of several kinds (docs/spec/compare2013-functionals.md §F4.1): float64 sums, rounded at the
 * end.
 */
final class Means implements FunctionalGroup {
  /** One kind of mean. */
  enum Mean {
    /** Arithmetic mean. */
    AMEAN("amean"),
    /** Geometric mean of the absolute values that are not 0, over the mean of all of them. */
    FLATNESS("flatness"),
    /** Mean of the positive values. */
    POSAMEAN("posamean"),
    /** Root of the mean square. */
    RQMEAN("rqmean"),
    /** Share of the values that are not 0. */
    NNZ("nnz");

    private final String title;

    Mean(String title) {
      this.title = title;
    }
  }

  private final List<Mean> means;

  Means(Mean... means) {
    this.means = List.of(means);
  }

  @Override
  public List<String> names() {
    return means.stream().map(m -> m.title).toList();
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    for (int i = 0; i < means.size(); i++) {
      out[at + i] =
          switch (means.get(i)) {
            case AMEAN -> series.mean();
            case FLATNESS -> flatness(series);
            case POSAMEAN -> meanOfPositive(series);
            case RQMEAN -> quadraticMean(series);
            case NNZ -> (float) nonZero(series) / (float) series.length();
          };
    }
  }

  /** Geometric mean over arithmetic mean; 1 where all values are 0. */
  private static float flatness(Series series) {
    float[] x = series.x;
    int n = series.length();
    double absolute = 0;
    LogSum logs = new LogSum();
    for (int from = 0; from < n; from += LogSum.MOST) {
      int end = Math.min(n, from + LogSum.MOST);
      for (int i = from; i < end; i++) {
        float a = Math.abs(x[i]);
        absolute += a;
        logs.add(a);
      }
      logs.settle();
    }
    double mean = absolute / n;
    if (mean == 0) {
      return 1f;
    }
    double fast = StrictMath.exp(logs.mean()) / mean;
    return FastMath.certain(fast, LogSum.DOUBT) ? (float) fast : flatnessTermByTerm(series, mean);
  }

  private static float flatnessTermByTerm(Series series, double mean) {
    double logs = 0;
    int nonZero = 0;
    for (int i = 0; i < series.length(); i++) {
      float a = Math.abs(series.x[i]);
      if (a != 0f) {
        logs += NaturalLog.of(a);
        nonZero++;
      }
    }
    return (float) (StrictMath.exp(logs / nonZero) / mean);
  }

  private static float meanOfPositive(Series series) {
    float[] x = series.x;
    double sum = 0;
    int count = 0;
    for (int i = 0; i < series.length(); i++) {
      if (x[i] > 0f) {
        sum += x[i];
        count++;
      }
    }
    return count == 0 ? 0f : (float) (sum / count);
  }

  private static float quadraticMean(Series series) {
    float[] x = series.x;
    double sum = 0;
    for (int i = 0; i < series.length(); i++) {
      double v = x[i];
      sum += v * v;
    }
    return (float) Math.sqrt(sum / series.length());
  }

  private static int nonZero(Series series) {
    int count = 0;
    for (int i = 0; i < series.length(); i++) {
      if (series.x[i] != 0f) {
        count++;
      }
    }
    return count;
  }
}
