package org.sonaffect.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.model.predict.Affect;

/**
 * The card of a model: what it was trained on, how well it predicts, and its limits.
 *
 * @param name a word or two
 * @param demonstration trained on synthetic clips with computed ratings, to show the program; its
 *     predictions say nothing about listeners
 * @param model {@code automl}, {@code svr}, ...
 * @param extractor name and version of the extractor of its features; else where the features came
 *     from, in words
 * @param audio whether it predicts from audio: its features are those of the extractor
 * @param columns number of features
 * @param targets {@code arousal}, {@code valence}
 * @param domains one per corpus, in study order: what {@link Affect#domain} may say
 * @param corpora it was trained on
 * @param protocol how its scores were measured, in words
 * @param scores nested, by domain and target
 * @param intervals how well they hold, by domain and target
 * @param domainAccuracy share of training clips whose domain their nearest clips (of other groups)
 *     tell
 * @param configuration what was chosen, in words, one line per target
 * @param seed of every random choice
 * @param program version that trained it
 * @param limits what it cannot do, in sentences
 * @param calibration to other listeners, where that was done
 * @param changes what was done with changed clips; null where nothing was
 */
public record ModelCard(
    String name,
    boolean demonstration,
    String model,
    String extractor,
    boolean audio,
    int columns,
    List<String> targets,
    List<String> domains,
    List<CorpusCard> corpora,
    String protocol,
    List<Score> scores,
    List<Coverage> intervals,
    double domainAccuracy,
    List<String> configuration,
    long seed,
    String program,
    List<String> limits,
    @Nullable CalibrationCard calibration,
    @Form.Younger @Nullable Changes changes) {
  /** Said with everything that a demonstration model says. */
  public static final String DEMONSTRATION_NOTICE =
      "demonstration model: trained on synthetic clips with computed ratings; it says nothing "
          + "about listeners";

  /** The sample rates of all training clips; none where they are unknown. */
  public SampleRates rates() {
    return SampleRates.together(
        corpora.stream().map(CorpusCard::rates).filter(Objects::nonNull).toList());
  }

  /** Copies the lists. */
  public ModelCard {
    targets = List.copyOf(targets);
    domains = List.copyOf(domains);
    corpora = List.copyOf(corpora);
    scores = List.copyOf(scores);
    intervals = List.copyOf(intervals);
    configuration = List.copyOf(configuration);
    limits = List.copyOf(limits);
  }

  /** The card of the same model, calibrated. */
  ModelCard with(CalibrationCard other) {
    return new ModelCard(
        name,
        demonstration,
        model,
        extractor,
        audio,
        columns,
        targets,
        domains,
        corpora,
        protocol,
        scores,
        intervals,
        domainAccuracy,
        configuration,
        seed,
        program,
        limits,
        other,
        changes);
  }

  /**
   * A corpus that was trained on.
   *
   * @param hash SHA-256 over ids, ratings, groups and content hashes
   * @param features the extractor and its version, or the table and its hash
   * @param licence of the data in words, where known
   * @param source where it came from, in words
   * @param synthetic clips and ratings are generated
   * @param ratings their range, one per target
   * @param rates sample rates of its audio and how many clips have each; null where unknown
   */
  public record CorpusCard(
      String name,
      String domain,
      int clips,
      String hash,
      String features,
      @Nullable String licence,
      String source,
      boolean synthetic,
      List<RatingRange> ratings,
      @Form.Younger @Nullable SampleRates rates) {
    /** Copies the ranges. */
    public CorpusCard {
      ratings = List.copyOf(ratings);
    }
  }

  /** Smallest and largest mean rating of a target in a corpus, in [-1, 1]. */
  public record RatingRange(String target, double low, double high) {}

  /**
   * A score on clips that neither fit nor search had seen.
   *
   * @param metric {@code r2}, {@code ccc}, {@code pearson} or {@code rmse} (rating units, scale
   *     [-1, 1]); of earlier versions only the first and the last
   * @param mean over the outer folds
   * @param halfWidth of the 95 % interval of that mean; NaN where there is one fold
   * @param outOfFold over all out-of-fold predictions of the domain together; NaN where unknown
   */
  public record Score(
      String domain,
      String target,
      String metric,
      double mean,
      double halfWidth,
      double outOfFold) {}

  /**
   * How the intervals of a domain and target do.
   *
   * @param clips rated clips of the domain
   * @param nominal share of clips that an interval should cover
   * @param coverage share of the outer test clips that intervals made from training rows alone
   *     covered; NaN where that was not checked, since a fold had too few clips for a finite one
   * @param guessedCoverage the same where the rule is that of the domain that the nearest training
   *     clips suggest, as for a prediction without a given domain
   * @param width their mean width, in rating units; NaN as of the coverage
   * @param constantCoverage the same for intervals around the median training rating of the domain
   * @param constantWidth their mean width
   * @param shipped mean width of the model's own intervals over the training clips
   * @param method in words
   */
  public record Coverage(
      String domain,
      String target,
      int clips,
      double nominal,
      double coverage,
      double guessedCoverage,
      double width,
      double constantCoverage,
      double constantWidth,
      double shipped,
      String method) {
    /** Whether the check had intervals like those of the model to judge. */
    public boolean checked() {
      return Double.isFinite(coverage);
    }

    /** Nominal coverage less two standard errors of so many independent clips. */
    public double least() {
      return nominal - 2 * Math.sqrt(nominal * (1 - nominal) / Math.max(1, clips));
    }
  }

  /**
   * Clips that are changed: other level, codec, rate, part, silence.
   *
   * @param variants of every training clip, trained on beside it
   * @param scores of the outer test clips after changes
   */
  public record Changes(List<String> variants, List<ChangeScore> scores) {
    /** Copies the lists. */
    public Changes {
      variants = List.copyOf(variants);
      scores = List.copyOf(scores);
    }
  }

  /**
   * The outer test clips of a domain after a change, against the same clips as they are.
   *
   * @param clips that the change makes other clips of
   * @param shift mean of the prediction of the changed clip less that of the clip as it is
   * @param rms root of the mean square of the same
   * @param pearson correlation of the two
   * @param r2 of the predictions of the changed clips
   * @param coverage of intervals as in {@link Coverage#coverage}, on the changed clips
   */
  public record ChangeScore(
      String domain,
      String target,
      String change,
      int clips,
      double shift,
      double rms,
      double pearson,
      double r2,
      double coverage) {}

  /**
   * What a calibration did.
   *
   * @param corpus the listeners' clips
   * @param domain of the model that was adapted
   * @param clips how many
   * @param hash of the clips and ratings
   * @param findings a sentence a target: what was gained, by cross-validation
   */
  public record CalibrationCard(
      String corpus, String domain, int clips, String hash, List<String> findings) {
    /** Copies the findings. */
    public CalibrationCard {
      findings = List.copyOf(findings);
    }
  }
}
