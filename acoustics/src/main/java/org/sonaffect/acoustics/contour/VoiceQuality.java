package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.Parabola;

/**
 * Jitter, shimmer and the logarithmic harmonics-to-noise ratio of the unwindowed samples, frame by
 * frame, from the smoothed pitch (docs/spec/compare2013-contours.md §C4.6).
 */
public final class VoiceQuality {
  /**
   * What feature sets do differently.
   *
   * @param search periods are sought within this share of the expected one
   * @param threshold a period counts where its correlation with the next is higher; NaN: higher
   *     than the lowest of the frame so far (docs/spec/compare2013-contours.md §C4.6.5)
   * @param noise whether the harmonics-to-noise ratio is measured
   */
  public record Rule(double search, double threshold, boolean noise) {
    /** Of ComParE 2013 (docs/spec/compare2013-contours.md §C4.6). */
    public static final Rule COMPARE2013 = new Rule(0.25, Double.NaN, true);

    /** Of ComParE 2016 (docs/spec/compare2016.md §D2). */
    public static final Rule COMPARE2016 = new Rule(0.25, 0.5, true);

    /** Of eGeMAPS (docs/spec/egemaps.md §E3). */
    public static final Rule EGEMAPS = new Rule(0.1, 0.5, false);
  }

  private final Framing framing;
  private final Rule rule;
  private final int step;
  private final Parabola parabola = new Parabola();
  private final PeriodSearch search = new PeriodSearch();
  private final JitterAndShimmer statistics;
  private final MeanPeriod wave = new MeanPeriod();
  private long position;
  private long missed;

  /** The samples of a voiced frame: {@code n} of them at {@code b[o]}. */
  private float[] b = new float[0];

  private int o;
  private int n;

  /** Of the frame last measured. */
  private float jitter;

  private float doubleJitter;
  private float shimmer;
  private float logHnr;

  /** Lengths of a period in samples: the expected one, and the ends of the search. */
  private record Period(int expected, int shortest, int longest) {
    private static final Period NONE = new Period(0, 0, 0);

    /** Of a pitch of {@code f0} Hz (docs/spec/compare2013-contours.md §C4.6.1). */
    static Period of(float f0, double samplePeriod, double search) {
      double length = (1.0 / f0) / samplePeriod;
      return new Period(
          (int) Math.round(length),
          (int) Math.floor((1 - search) * length),
          (int) Math.ceil((1 + search) * length));
    }
  }

  VoiceQuality(Framing framing, Rule rule) {
    this.framing = framing;
    this.rule = rule;
    statistics = new JitterAndShimmer(rule.threshold());
    step = (int) Math.ceil(Framing.HOP / framing.period());
  }

  /** Jitter of the frame last measured: mean change of the period over its mean, 0 to 1. */
  public float jitter() {
    return jitter;
  }

  float doubleJitter() {
    return doubleJitter;
  }

  /** Shimmer of the frame last measured: mean change of the amplitude over its mean, 0 to 1. */
  public float shimmer() {
    return shimmer;
  }

  float logHnr() {
    return logHnr;
  }

  /** The first sample that a frame from {@code frame} on may read. */
  long keep(int frame) {
    return Math.min(position, (long) frame * framing.hop());
  }

  /** Measures frame {@code frame}, the next in order, of pitch {@code f0} Hz (0: unvoiced). */
  void measure(int frame, float f0, SampleWindow samples) {
    jitter = 0f;
    doubleJitter = 0f;
    shimmer = 0f;
    logHnr = MeanPeriod.LOWEST_RATIO;
    long wanted = step + missed;
    Period period = f0 > 0 ? Period.of(f0, framing.period(), rule.search()) : Period.NONE;
    long want = align(frame, f0 > 0 ? Math.max(wanted, 2L * period.longest + 2) : wanted);
    if (position + want > samples.end()) {
      position += wanted;
    } else if (f0 > 0) {
      b = samples.array();
      o = samples.index(position);
      n = (int) want;
      int advance = voiced(period, (int) wanted);
      missed = wanted - advance;
      position += advance;
    } else {
      // docs/spec/compare2013-contours.md §C4.6.2
      position += wanted;
      missed = 0;
      statistics.forget();
    }
  }

  /**
   * Puts the position where the frame has its samples; returns how many of the {@code want} samples
   * it takes (docs/spec/compare2013-contours.md §C4.6.1).
   */
  private long align(int frame, long want) {
    double t = framing.period();
    long start = (long) frame * framing.hop();
    long length = (long) Math.ceil((((start + framing.long60() - 1) * t - start * t) + t) / t);
    long taken = Math.min(want, missed + length);
    if (start - missed == position) {
      return taken;
    }
    position = start;
    return Math.min(taken, length);
  }

  /**
   * Measures a voiced frame (docs/spec/compare2013-contours.md §C4.6.3, §C4.6.7); returns how far
   * it got.
   */
  private int voiced(Period period, int wanted) {
    statistics.begin();
    if (rule.noise()) {
      wave.begin(b, o, n, period.expected);
    }
    search.take(b, o, n);
    int start = 0;
    int length = 0;
    int lastStart = 0;
    while (start < n - 2 * period.longest - 1) {
      int best = search.find(start, period.shortest, period.longest);
      if (best < 0) {
        length = period.expected;
      } else {
        length = period.shortest + best;
        if (rule.noise()) {
          wave.add(start);
        }
        judge(start, period, best);
      }
      start += length;
      if (start < wanted - 1) {
        lastStart = start;
      }
    }
    if (rule.noise()) {
      logHnr = wave.harmonicsToNoise(start, length > 0 ? start + length : 0);
    }
    jitter = statistics.jitter();
    doubleJitter = statistics.doubleJitter();
    shimmer = statistics.shimmer();
    return lastStart;
  }

  /**
   * Judges the period from sample {@code start} on, whose length is {@code best} above the shortest
   * (docs/spec/compare2013-contours.md §C4.6.5).
   */
  private void judge(int start, Period period, int best) {
    int length = period.shortest + best;
    parabola.fit(
        best - 1.0,
        search.correlation(best - 1),
        best,
        search.correlation(best),
        best + 1.0,
        search.correlation(best + 1));
    statistics.judge(
        parabola.y(),
        (float) (Math.abs(period.shortest + parabola.x()) * framing.period()),
        peakToPeak(start, length),
        peakToPeak(start + length, length));
  }

  /** p2p: largest minus smallest of {@code length} samples, the first and the last left out. */
  private float peakToPeak(int start, int length) {
    int from = o + start;
    float high = b[from + 1];
    float low = high;
    for (int i = 2; i < length - 1; i++) {
      high = Math.max(high, b[from + i]);
      low = Math.min(low, b[from + i]);
    }
    return high - low;
  }
}
