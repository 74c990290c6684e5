package org.sonaffect.model.predict;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.signal.Measured;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.SlidingWindows;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.Calibration;
import org.sonaffect.model.ExtractedColumns;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.DescriptorFamilies;
import org.sonaffect.model.explain.Neighbourhood;
import org.sonaffect.model.explain.Pushes;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.model.explain.Unlikeness;

/** Predictions of a model, with intervals, novelty and reasons. Usable from many threads. */
public final class Predictor {
  /**
   * Windows of one curve, so that no choice of window and hop fills the memory; what comes after
   * them is not in the curve.
   */
  public static final int MOST_WINDOWS = 20_000;

  /** How the note on audio begins whose sample rate the model was not trained on. */
  public static final String OTHER_RATE = "sample rate ";

  /** The family name under which the pushes of a calibration appear. */
  private static final String CALIBRATION = "calibration";

  private final TrainedModel model;
  private final Neighbourhood neighbourhood;
  private final boolean merged;
  private final Unlikeness unlikeness;
  private final Pushes pushes;
  private final @Nullable ExtractedColumns fromAudio;

  /** Binds a model. */
  public Predictor(TrainedModel model) {
    this.model = model;
    this.neighbourhood = new Neighbourhood(model);
    DescriptorFamilies families = DescriptorFamilies.of(model.columns(), model.ranges());
    this.unlikeness = new Unlikeness(model.columns(), families, model.ranges());
    this.pushes = new Pushes(model.core(), model.columns());
    this.merged = pushes.families().size() < DescriptorFamilies.of(model.columns()).size();
    this.fromAudio = ExtractedColumns.of(model.card(), model.columns());
  }

  /** Whether it predicts from audio: the extractor has all of the model's features. */
  public boolean hears() {
    return fromAudio != null;
  }

  /**
   * Refuses a model that does not predict from audio.
   *
   * @param name what the user calls it
   */
  public void checkHears(String name) throws ModelException {
    if (!hears()) {
      throw new ModelException(
          "%s: the model uses the features of %s, which this program cannot extract from audio"
              .formatted(name, model.card().extractor()));
    }
  }

  /** The feature sets that it extracts; null where it does not predict from audio. */
  public @Nullable FeatureSets sets() {
    return fromAudio == null ? null : fromAudio.sets();
  }

  /** The model. */
  public TrainedModel model() {
    return model;
  }

  /**
   * What the model says of a feature vector.
   *
   * @param features in the order of the model's columns, finite
   * @param domain one of the model's; null: that of the nearest training clips
   * @throws IllegalArgumentException where the features or the domain are none of the model's
   * @throws CancellationException where the thread was interrupted; it stays so
   */
  public Affect of(float[] features, @Nullable String domain) {
    return of(features, domain, Double.POSITIVE_INFINITY);
  }

  /** The same of audio of so many seconds: the intervals of excerpts are wider. */
  Affect of(float[] features, @Nullable String domain, double seconds) {
    Point point = checked(features, domain, seconds);
    try {
      return affect(point, true, reasons(point));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** The same without reasons, which take longer than all the rest. */
  public Affect withoutReasons(float[] features, @Nullable String domain) {
    return affect(checked(features, domain, Double.POSITIVE_INFINITY), true, List.of());
  }

  private Point checked(float[] features, @Nullable String domain, double seconds) {
    check(features);
    return point(features, domain == null ? -1 : number(domain), seconds);
  }

  /**
   * What the model says of an audio file: of the whole, and of windows where the options say so.
   * The audio is read as a stream, for the curve a second time. Of audio longer than {@code
   * options.audio().maxSeconds()} only that much is analysed, and a note says so.
   *
   * @throws IOException where it is not readable audio, or the model does not predict from audio
   * @throws InterruptedException where the thread was interrupted
   */
  public FilePrediction of(Path audio, PredictionOptions options)
      throws IOException, InterruptedException {
    return of(audio, options, PredictionListener.NONE);
  }

  /** As above; the listener hears what is known before all is. */
  public FilePrediction of(Path audio, PredictionOptions options, PredictionListener listener)
      throws IOException, InterruptedException {
    int domain = options.domain() == null ? -1 : number(options.domain());
    double begin = options.audio().start();
    double most = options.audio().maxSeconds();
    ExtractedColumns columns = columns();
    FeatureSets sets = columns.sets();
    FeatureSets.Opening opening = () -> open(audio, sets, options.audio(), most);
    try {
      Measured measured;
      Point point;
      double until;
      List<String> notes;
      try (HeardAudio heard = open(audio, sets, options.audio(), most)) {
        measured = sets.measured(heard);
        float[] features = columns.of(sets.functionals(heard, opening, measured));
        int rate = sets.signal().rateOf(heard.sampleRate());
        double sounding = Math.min(heard.seconds(), measured.samples() / (double) rate);
        point = point(features, domain, sounding);
        until = begin + heard.seconds();
        notes = new ArrayList<>(heard.warnings());
        SampleRates rates = model.card().rates();
        if (rates.lacks(heard.sampleRate())
            && heard.sampleRate() < sets.signal().rateOf(Integer.MAX_VALUE)) {
          notes.add(
              OTHER_RATE
                  + "%d Hz; the model was trained on %s, and features differ with the rate"
                      .formatted(heard.sampleRate(), rates));
        }
      }
      listener.features(point.features().clone());
      // The reasons may take longer than all the rest.
      Segment first = new Segment(begin, until, affect(point, true, List.of()));
      listener.whole(new FilePrediction(audio.toString(), first, List.of(), notes));
      Segment whole = new Segment(begin, until, affect(point, true, reasons(point)));
      if (merged) {
        notes.add("reasons: the smaller families of descriptors are combined as other");
      }
      List<Segment> curve = new ArrayList<>();
      if (options.window() > 0) {
        // The curve is of one domain, that of the file: a window may be too short to decide it.
        int own = number(whole.affect().domain());
        try (SampleStream heard = sets.conditioned(opening, measured.untrimmed())) {
          curve(heard, columns, options, own, begin, curve, listener);
        } catch (CurveEnd end) {
          notes.add("the curve ends after %d windows".formatted(MOST_WINDOWS));
        }
      }
      return new FilePrediction(audio.toString(), whole, curve, notes);
    } catch (InterruptedIOException e) {
      throw new InterruptedException("interrupted");
    }
  }

  private void curve(
      SampleStream heard,
      ExtractedColumns columns,
      PredictionOptions options,
      int domain,
      double begin,
      List<Segment> curve,
      PredictionListener listener)
      throws IOException, InterruptedException {
    new SlidingWindows(heard, options.window(), options.hop())
        .forEach(
            (clip, start) -> {
              if (curve.size() == MOST_WINDOWS) {
                throw new CurveEnd();
              }
              float[] features = columns.of(columns.sets().ofConditioned(clip));
              Segment segment =
                  new Segment(
                      begin + start,
                      begin + start + clip.seconds(),
                      affect(point(features, domain, clip.seconds()), false, List.of()));
              curve.add(segment);
              listener.window(segment);
            });
  }

  /** There are more windows than a curve has. */
  private static final class CurveEnd extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static HeardAudio open(Path audio, FeatureSets sets, AudioOptions options, double most)
      throws IOException {
    Duration decoding = options.maxDecoding();
    double from = options.start() + most;
    return new HeardAudio(
        sets.open(audio, options.withLimits(Double.POSITIVE_INFINITY, decoding)),
        from - options.start());
  }

  /** The columns as extracted from audio. */
  ExtractedColumns columns() throws IOException {
    ExtractedColumns columns = fromAudio;
    if (columns == null) {
      throw new IOException(
          "the model uses the features of %s, this program extracts those of %s"
              .formatted(model.card().extractor(), ExtractedColumns.known()));
    }
    return columns;
  }

  private int number(@Nullable String domain) {
    int number = model.domains().indexOf(domain);
    if (number < 0) {
      throw new IllegalArgumentException(
          "domain '%s', expected one of %s".formatted(domain, String.join(", ", model.domains())));
    }
    return number;
  }

  private void check(float[] features) {
    if (features.length != model.columns().size()) {
      throw new IllegalArgumentException(
          "%d features, expected %d".formatted(features.length, model.columns().size()));
    }
    for (int j = 0; j < features.length; j++) {
      if (!Float.isFinite(features[j])) {
        throw new IllegalArgumentException(
            "feature %s is %s, expected a finite number"
                .formatted(model.columns().get(j), features[j]));
      }
    }
  }

  /**
   * A clip as predicted.
   *
   * @param order training clips, nearest first
   * @param core predicted by the core
   * @param value as a calibration makes it
   * @param seconds of audio; infinite where unknown
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Point(
      float[] features,
      double[] distances,
      int[] order,
      int domain,
      double[] core,
      double[] value,
      double seconds) {}

  private Point point(float[] features, int given, double seconds) {
    double[] place = model.space().place(features);
    double[] distances = model.space().distances(place);
    int[] order = Neighbourhood.order(distances);
    int domain = given >= 0 ? given : neighbourhood.domain(order);
    double[] core = core(features, domain);
    double[] value = corrected(core, place, domain);
    return new Point(features, distances, order, domain, core, value, seconds);
  }

  private Affect affect(Point point, boolean near, List<Reason> reasons) {
    List<Estimate> estimates = new ArrayList<>();
    for (int t = 0; t < point.value().length; t++) {
      double half = halfWidth(point, t);
      double bound = bound(point.value()[t]);
      estimates.add(
          new Estimate(model.targets().get(t), bound, bound(bound - half), bound(bound + half)));
    }
    return new Affect(
        model.domains().get(point.domain()),
        estimates,
        neighbourhood.novelty(point.distances(), point.order()),
        unlikeness.of(point.features()),
        reasons,
        near ? neighbourhood.nearest(point.distances(), point.order()) : List.of());
  }

  private static double bound(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  private double[] core(float[] features, int domain) {
    double[] row = new double[features.length];
    Arrays.setAll(row, j -> features[j]);
    double[][] predicted = model.core().predict(new Matrix(1, row.length, row), new int[] {domain});
    double[] value = new double[predicted.length];
    Arrays.setAll(value, t -> predicted[t][0]);
    return value;
  }

  /** What a calibration makes of the core's predictions. */
  private double[] corrected(double[] core, double[] place, int domain) {
    Calibration calibration = calibration(domain);
    double[] value = core.clone();
    for (int t = 0; calibration != null && t < value.length; t++) {
      value[t] = calibration.corrections().get(t).apply(bound(core[t]), place);
    }
    return value;
  }

  private @Nullable Calibration calibration(int domain) {
    Calibration calibration = model.calibration();
    return calibration != null && calibration.domain().equals(model.domains().get(domain))
        ? calibration
        : null;
  }

  private double halfWidth(Point point, int target) {
    int domain = point.domain();
    Calibration calibration = calibration(domain);
    IntervalRule rule =
        calibration != null
            ? calibration.intervals().get(target)
            : model.intervals().get(domain * model.targets().size() + target);
    double whole =
        rule.adaptive()
            ? rule.halfWidth(neighbourhood.error(point.order(), domain, target))
            : rule.quantile();
    return whole * rule.widening(point.seconds());
  }

  private List<Reason> reasons(Point point) throws InterruptedException {
    int domain = point.domain();
    double[][] push = pushes.of(point.features(), model.typical()[domain], domain);
    List<Reason> reasons = new ArrayList<>();
    for (int f = 0; f < push.length; f++) {
      reasons.add(reason(pushes.families().get(f), push[f]));
    }
    if (calibration(domain) != null) {
      double[] shift = new double[point.core().length];
      Arrays.setAll(shift, t -> point.value()[t] - point.core()[t]);
      reasons.add(reason(CALIBRATION, shift));
    }
    reasons.sort(Comparator.comparingDouble(Predictor::strength).reversed());
    return reasons;
  }

  private static Reason reason(String family, double[] push) {
    return new Reason(family, Arrays.stream(push).boxed().toList());
  }

  private static double strength(Reason reason) {
    double sum = 0;
    for (double push : reason.push()) {
      sum += Math.abs(push);
    }
    return sum;
  }
}
