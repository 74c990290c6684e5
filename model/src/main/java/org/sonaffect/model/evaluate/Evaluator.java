package org.sonaffect.model.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.model.ModelFeatures;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.calibrate.ClipGroups;
import org.sonaffect.model.explain.KnownClips;
import org.sonaffect.model.explain.Neighbourhood;
import org.sonaffect.model.interval.Conformal;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.report.statistics.GroupErrors;
import org.sonaffect.study.StudyException;

/**
 * Judges a model by a rated corpus. Clips that the model was trained on are named and do not count.
 */
public final class Evaluator {
  /** The draws are the same for the same model and corpus. */
  private static final long SEED = 1983;

  /** As many clips with large errors as a person listens to. */
  private static final int WORST = 10;

  /** Novelty is the share of training clips that are less far from others. */
  private static final double[] RANGES = {0, 0.5, 0.9, 1, 1};

  private final TrainedModel model;
  private final Corpus corpus;
  private final @Nullable String domain;
  private final List<@Nullable Fingerprint> prints;
  private final KnownClips known;

  private Evaluator(
      TrainedModel model,
      Corpus corpus,
      List<@Nullable Fingerprint> prints,
      @Nullable String domain) {
    this.model = model;
    this.corpus = corpus;
    this.prints = prints;
    this.domain = domain;
    this.known = new KnownClips(model);
  }

  /** The same where recordings cannot be compared. */
  public static Evaluation of(TrainedModel model, LoadedCorpus loaded, @Nullable String domain) {
    int clips = loaded.corpus().items().size();
    return of(model, loaded, Collections.nCopies(clips, null), domain);
  }

  /**
   * Evaluates.
   *
   * @param prints the fingerprints of the clips of the corpus; null for one that has none
   * @param domain one of the model's, in which all clips are predicted; null: that of the corpus
   *     where the model knows it, else that of the nearest training clips of each clip
   * @throws StudyException where the corpus lacks features of the model, or the model does not know
   *     the domain
   */
  public static Evaluation of(
      TrainedModel model,
      LoadedCorpus loaded,
      List<@Nullable Fingerprint> prints,
      @Nullable String domain) {
    if (domain != null && !model.domains().contains(domain)) {
      throw new StudyException(
          "the domain '%s' is none of the model's, which are %s"
              .formatted(domain, String.join(", ", model.domains())));
    }
    Corpus corpus = loaded.corpus();
    boolean own = model.domains().contains(corpus.domain());
    return new Evaluator(model, corpus, prints, domain == null && own ? corpus.domain() : domain)
        .evaluation(loaded);
  }

  private Evaluation evaluation(LoadedCorpus loaded) {
    List<EvaluatedClip> clips = clips();
    List<EvaluatedClip> scored = clips.stream().filter(EvaluatedClip::scored).toList();
    ClipGroups groups = ClipGroups.of(scored.stream().map(EvaluatedClip::item).toList());
    int count = groups.count(IntStream.range(0, scored.size()).toArray());
    List<TargetFindings> targets = new ArrayList<>();
    for (int t = 0; t < model.targets().size() && !scored.isEmpty(); t++) {
      targets.add(findings(t, scored, groups));
    }
    return new Evaluation(
        model.card(),
        known.comparesContent(),
        corpus.name(),
        corpus.domain(),
        corpus.provenance(),
        domain,
        loaded.leftOut(),
        Problem.lines(loaded.problems()),
        clips,
        count,
        targets,
        EvaluationCautions.of(
            model, corpus, domain, known.comparesContent(), loaded.leftOut(), clips, count));
  }

  private List<EvaluatedClip> clips() {
    Predictor predictor = new Predictor(model);
    float[][] features = ModelFeatures.of(model.columns(), corpus);
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int i = 0; i < features.length; i++) {
      Item item = corpus.items().get(i);
      double[] distances = model.space().distances(model.space().place(features[i]));
      EvaluatedClip.Shared shared =
          known
              .match(item.contentHash(), prints.get(i), distances, Neighbourhood.order(distances))
              .map(this::shared)
              .orElse(null);
      List<Double> rating = model.targets().stream().map(item::rating).toList();
      clips.add(
          new EvaluatedClip(item, rating, predictor.withoutReasons(features[i], domain), shared));
    }
    return clips;
  }

  private EvaluatedClip.Shared shared(KnownClips.Match match) {
    ReferenceClip clip = known.clip(match);
    return new EvaluatedClip.Shared(clip.corpus(), clip.id(), match.same(), match.distance());
  }

  private TargetFindings findings(int t, List<EvaluatedClip> clips, ClipGroups groups) {
    int n = clips.size();
    Seeds seeds = Seeds.of(SEED).child(model.targets().get(t));
    double[] rating = clips.stream().mapToDouble(clip -> clip.rating().get(t)).toArray();
    double[] value = clips.stream().mapToDouble(clip -> clip.estimate(t).value()).toArray();
    double[] error = clips.stream().mapToDouble(clip -> clip.error(t)).toArray();
    double[] novelty = clips.stream().mapToDouble(clip -> clip.affect().novelty()).toArray();
    GroupErrors errors = errors(groups, rating, value);
    List<TargetFindings.Score> scores = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      scores.add(
          new TargetFindings.Score(
              metric, ClipBootstrap.of(errors, metric, seeds.child(metric.word()))));
    }
    // The mean of 1 where a rating is covered and of 0 where not: their distance from 0.
    double[] covered = clips.stream().mapToDouble(clip -> clip.covered(t) ? 1 : 0).toArray();
    GroupErrors inside = errors(groups, covered, new double[n]);
    return new TargetFindings(
        model.targets().get(t),
        scores,
        ClipBootstrap.of(inside, Metric.MAE, seeds.child("covered")),
        Conformal.mean(
            clips.stream()
                .mapToDouble(clip -> clip.estimate(t).high() - clip.estimate(t).low())
                .toArray()),
        ClipBootstrap.of(
            errors(groups, ranks(error), ranks(novelty)), Metric.PEARSON, seeds.child("novelty")),
        byNovelty(t, clips),
        Recalibration.of(rating, value, groups, seeds.child("recalibration")),
        clips.stream()
            .sorted(Comparator.comparingDouble((EvaluatedClip clip) -> clip.error(t)).reversed())
            .limit(WORST)
            .toList());
  }

  private static GroupErrors errors(ClipGroups groups, double[] rating, double[] prediction) {
    GroupErrors errors = new GroupErrors();
    for (int i = 0; i < rating.length; i++) {
      errors.add(groups.name(i), rating[i], prediction[i]);
    }
    return errors;
  }

  private static List<TargetFindings.NoveltyRange> byNovelty(int t, List<EvaluatedClip> clips) {
    List<TargetFindings.NoveltyRange> ranges = new ArrayList<>();
    for (int r = 0; r + 1 < RANGES.length; r++) {
      double from = RANGES[r];
      double to = RANGES[r + 1];
      List<EvaluatedClip> own =
          clips.stream()
              .filter(clip -> clip.affect().novelty() >= from)
              .filter(clip -> clip.affect().novelty() < to || from == to)
              .toList();
      if (!own.isEmpty()) {
        ranges.add(
            new TargetFindings.NoveltyRange(
                from,
                to,
                own.size(),
                own.stream().mapToDouble(clip -> clip.error(t)).average().orElseThrow(),
                own.stream().mapToDouble(clip -> clip.covered(t) ? 1 : 0).average().orElseThrow()));
      }
    }
    return ranges;
  }

  /** Ranks from 1, equal values at the mean of theirs. */
  static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double below = 0;
      double equal = 0;
      for (double other : values) {
        below += other < values[i] ? 1 : 0;
        equal += other == values[i] ? 1 : 0;
      }
      ranks[i] = below + (equal + 1) / 2;
    }
    return ranks;
  }
}
