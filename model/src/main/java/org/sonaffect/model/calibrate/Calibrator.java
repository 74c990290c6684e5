package org.sonaffect.model.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.model.Calibration;
import org.sonaffect.model.Correction;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.study.StudyException;

/**
 * Adapts a model to one's own listeners by clips that these have rated. What is gained is measured
 * by nested cross-validation: the way to correct is chosen inside each training part, so the clips
 * that judge it had no part in it. Clips of one group (of one recording) are not independent: a
 * group counts once, whatever it was cut into.
 */
public final class Calibrator {
  /** The fewest clips, or groups of clips, that suffice. */
  public static final int FEWEST = 20;

  /** With more, a model of one's own is better; and the kernel's system grows. */
  public static final int MOST = 2000;

  private static final int FOLDS = 5;
  private static final int REPEATS = 10;

  /** The choices are the same for the same clips and model. */
  private static final long SEED = 1983;

  private final TrainedModel model;
  private final Corpus corpus;
  private final String domain;
  private final ListenerClips clips;
  private final List<Correction> corrections = new ArrayList<>();
  private final List<IntervalRule> intervals = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private boolean gained;
  private boolean intervalsGained;

  private Calibrator(
      TrainedModel model, Corpus corpus, List<@Nullable Fingerprint> prints, String domain) {
    this.model = model;
    this.corpus = corpus;
    this.domain = domain;
    this.clips = ListenerClips.of(model, corpus, prints, model.domains().indexOf(domain));
  }

  /**
   * What a calibration came to.
   *
   * @param model adapted: predictions where they gain, intervals from the listeners' ratings
   * @param predictionsGained whether a target is predicted better, beyond doubt
   * @param intervalsGained whether a target has right intervals where those of the model were wrong
   * @param findings a sentence or two a target, and what else should be known
   */
  public record Outcome(
      TrainedModel model,
      boolean predictionsGained,
      boolean intervalsGained,
      List<String> findings) {
    /** Copies the findings. */
    public Outcome {
      findings = List.copyOf(findings);
    }

    /** Whether there is a reason to use the adapted model. */
    public boolean gained() {
      return predictionsGained || intervalsGained;
    }
  }

  /** The same where recordings cannot be compared. */
  public static Outcome of(TrainedModel model, Corpus corpus, String domain) {
    return of(model, corpus, Collections.nCopies(corpus.items().size(), null), domain);
  }

  /**
   * Calibrates.
   *
   * @param model not calibrated yet
   * @param corpus rated clips with the model's features
   * @param prints the fingerprints of the clips; null for one that has none
   * @param domain one of the model's: that of the clips
   * @throws StudyException where there are too few clips, or too many, or the domain is none of the
   *     model's
   * @throws java.util.concurrent.CancellationException where the thread was interrupted; it stays
   *     so
   */
  public static Outcome of(
      TrainedModel model, Corpus corpus, List<@Nullable Fingerprint> prints, String domain) {
    if (model.calibration() != null) {
      throw new StudyException(
          "the model is already calibrated; calibrate the original model instead");
    }
    int n = corpus.items().size();
    if (n < FEWEST || n > MOST) {
      throw new StudyException(
          "corpus %s has %d rated clips, expected %d to %d%s"
              .formatted(
                  corpus.name(),
                  n,
                  FEWEST,
                  MOST,
                  n > MOST ? "; with that many, train your own model" : ""));
    }
    if (!model.domains().contains(domain)) {
      throw new StudyException(
          "corpus %s: its domain is '%s', the model's are %s; choose one of them with --domain"
              .formatted(corpus.name(), domain, String.join(", ", model.domains())));
    }
    return new Calibrator(model, corpus, prints, domain).outcome();
  }

  private Outcome outcome() {
    int[] all = IntStream.range(0, clips.size()).toArray();
    if (clips.groups().count(all) < FEWEST) {
      throw new StudyException(
          "corpus %s has %d groups of clips, expected at least %d: clips of one recording are not independent"
              .formatted(corpus.name(), clips.groups().count(all), FEWEST));
    }
    for (int t = 0; t < model.targets().size(); t++) {
      target(t, all);
    }
    int groups = clips.groups().count(all);
    if (groups < all.length) {
      findings.add(
          "The %d clips belong to %d groups. Each group counts once in the gain, and the intervals"
                  .formatted(all.length, groups)
              + " use its largest error.");
    }
    if (clips.known() > 0) {
      findings.add(
          "%d of the %d clips are training clips of the model; for them its out-of-fold predictions"
                  .formatted(clips.known(), clips.size())
              + " were used, so that they have no advantage over new clips.");
    }
    ModelCard.CalibrationCard card =
        new ModelCard.CalibrationCard(
            corpus.name(), domain, clips.size(), corpus.provenance().contentHash(), findings);
    TrainedModel adapted = model.calibrated(card, new Calibration(domain, corrections, intervals));
    return new Outcome(adapted, gained, intervalsGained, findings);
  }

  private void target(int t, int[] all) {
    String name = model.targets().get(t);
    CorrectionChoice choice = new CorrectionChoice(clips, name, t);
    Seeds seeds = Seeds.of(SEED).child(name);
    List<int[]> groups = clips.groups().grouped(all);
    double[] rating = clips.rating()[t];
    double[] value = clips.value()[t];
    double[] differences = new double[REPEATS * FOLDS];
    double[] first = new double[all.length];
    double before = clips.groups().mean(all, i -> square(rating[i] - value[i]));
    double after = 0;
    for (int r = 0; r < REPEATS; r++) {
      List<Split> splits = clips.groups().splits(all, FOLDS, seeds.child(r));
      for (int f = 0; f < FOLDS; f++) {
        Split split = splits.get(f);
        CorrectionChoice.Choice inside = choice.best(split.train(), seeds.child(r).child(f));
        double[] adapted = new double[all.length];
        for (int i : split.test()) {
          adapted[i] = inside.corrected(i);
          first[i] = r == 0 ? adapted[i] : first[i];
        }
        double own = clips.groups().mean(split.test(), i -> square(rating[i] - value[i]));
        double corrected = clips.groups().mean(split.test(), i -> square(rating[i] - adapted[i]));
        differences[r * FOLDS + f] = own - corrected;
        after += corrected * clips.groups().count(split.test()) / (REPEATS * groups.size());
      }
    }
    PairedComparison gain = PairedComparison.of(differences, 1.0 / (FOLDS - 1), groups.size());
    Correction best = choice.best(all, seeds.child("all")).correction();
    boolean better = gain.difference().low() > 0 && !best.kind().equals("none");
    gained |= better;
    corrections.add(better ? best : Correction.none(name));
    double[] ownError = new double[all.length];
    double[] error = new double[all.length];
    for (int i : all) {
      ownError[i] = Math.abs(rating[i] - value[i]);
      error[i] = better ? Math.abs(rating[i] - first[i]) : ownError[i];
    }
    IntervalGain right =
        IntervalGain.of(
            clips.groups(), clips.half()[t], ownError, error, REPEATS, seeds.child("intervals"));
    intervalsGained |= right.gained();
    double quantile = IntervalGain.halfWidth(clips.groups(), all, error);
    intervals.add(new IntervalRule(domain, name, groups.size(), false, 1, 1, quantile));
    findings.add(
        String.format(
            Locale.ROOT,
            "%s: %s. RMSE %.3f before, %.3f adapted; mean squared error %s, nested"
                + " cross-validation, %d times %d folds). %s",
            name,
            words(better, best),
            Math.sqrt(before),
            Math.sqrt(after),
            words(gain.difference()),
            REPEATS,
            FOLDS,
            words(right, quantile)));
  }

  /** What becomes of the error; up to a parenthesis that is left open. */
  static String words(Interval lower) {
    boolean rises = lower.mean() < 0;
    return String.format(
        Locale.ROOT,
        "%s by %.4f (95 %% interval %.4f to %.4f",
        rises ? "higher" : "lower",
        Math.abs(lower.mean()),
        rises ? -lower.high() : lower.low(),
        rises ? -lower.low() : lower.high());
  }

  /** True whether a model is written or not. */
  static String words(IntervalGain right, double quantile) {
    return String.format(
        Locale.ROOT,
        "%s model's own 90 %% intervals covered %.0f %% of these ratings; intervals from these"
            + " ratings, %.3f to either side, cover %.0f %% in cross-validation.",
        right.gained() ? "The intervals improve: the" : "The",
        100 * right.before(),
        Math.min(2, quantile),
        100 * right.after());
  }

  private static String words(boolean better, Correction best) {
    if (!better) {
      return "no gain beyond chance, predictions stay unchanged";
    }
    return switch (best.kind()) {
      case "shift" -> String.format(Locale.ROOT, "gained by a shift of %+.3f", best.offset());
      case "line" ->
          String.format(
              Locale.ROOT,
              "gained by a shift of %+.3f and a slope of %.2f",
              best.offset(),
              1 + best.slope());
      default ->
          String.format(
              Locale.ROOT,
              "gained by a shift of %+.3f, a slope of %.2f and the errors on near clips",
              best.offset(),
              1 + best.slope());
    };
  }

  private static double square(double value) {
    return value * value;
  }
}
