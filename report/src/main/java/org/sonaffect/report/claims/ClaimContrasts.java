package org.sonaffect.report.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sonaffect.report.claims.Contrast.Term;
import org.sonaffect.study.TrainingSet;

/**
 * The quantities that each claim is about, for the corpora, mixtures and models of one protocol of
 * one study. Where a claim names no model, it is examined for the AutoML as in the paper, else of
 * the support vector machine, else of the study's first model: fixed before any score is seen.
 */
final class ClaimContrasts {
  /** R2 up to which a difference is taken for none, as for random ratings in the controls. */
  static final double NONE = 0.02;

  /** "Near 1": the two upper shares of the paper's Figure 4. */
  private static final double NEAR = 0.75;

  /** "A little", and "not near 1": the lower half of the shares. */
  private static final double LITTLE = 0.5;

  private static final String AUTOML = "automl";
  private static final String SVR = "svr";
  private static final String LINEAR = "linear";
  private static final String AROUSAL = "arousal";
  private static final String VALENCE = "valence";
  private static final List<String> TARGETS = List.of(AROUSAL, VALENCE);

  private final FoldScores scores;
  private final String sounds;
  private final String music;
  private final TrainingSet joint;
  private final Set<String> published;

  /**
   * Of one protocol.
   *
   * @param sounds the corpus in the role of sounds
   * @param music the corpus in the role of music
   * @param published those of the two whose published results are about the same data
   */
  ClaimContrasts(FoldScores scores, String sounds, String music, Set<String> published) {
    this.scores = scores;
    this.sounds = sounds;
    this.music = music;
    this.published = published;
    this.joint =
        scores.trains().stream()
            .filter(this::ofTheTwo)
            .filter(train -> train.share(sounds) == 1 && train.share(music) == 1)
            .findFirst()
            .orElse(TrainingSet.sum(List.of(alone(sounds), alone(music)), false));
  }

  /** Everything that a claim is about; some of it may not be in the study. */
  List<Contrast> of(Claim claim) {
    return switch (claim) {
      case JOINT_IMPROVES_BOTH -> each((test, target) -> gain(lead(), test, target, joint, true));
      case AROUSAL_PROFITS_MORE ->
          List.of(
              arousalMore(sounds),
              arousalMore(music),
              gain(lead(), sounds, AROUSAL, joint, true),
              gain(lead(), music, AROUSAL, joint, true));
      case ELASTIC_NET_NO_PROFIT ->
          TARGETS.stream().map(target -> gain(LINEAR, sounds, target, joint, false)).toList();
      case NON_LINEAR_NEEDED -> each(this::nonLinearMore);
      case LITTLE_MUSIC_HELPS_VALENCE ->
          List.of(gain(lead(), sounds, VALENCE, littleMusic(), true));
      case SVR_RIVALS_ENSEMBLE -> each(this::rivals);
      case SVR_STATE_OF_THE_ART -> each(this::beside);
      case NEAR_ONE_BEST ->
          Stream.of(sounds, music)
              .flatMap(test -> TARGETS.stream().flatMap(target -> nearOne(test, target).stream()))
              .toList();
    };
  }

  /** What the study would need for the whole claim to be decided. */
  String wanted(Claim claim) {
    String pair = "the mixtures %s, %s and %s".formatted(alone(sounds), alone(music), joint);
    String wanted =
        switch (claim) {
          case JOINT_IMPROVES_BOTH, AROUSAL_PROFITS_MORE -> pair;
          case ELASTIC_NET_NO_PROFIT ->
              "the model linear, and the mixtures %s and %s".formatted(alone(sounds), joint);
          case NON_LINEAR_NEEDED -> "the models linear and svr or automl, and " + pair;
          case LITTLE_MUSIC_HELPS_VALENCE ->
              "the mixture %s, and one with all of %s and a share of %s of at most %s"
                  .formatted(alone(sounds), sounds, music, LITTLE);
          case SVR_RIVALS_ENSEMBLE -> "the models svr and automl";
          case SVR_STATE_OF_THE_ART ->
              "the model svr, the mixture %s, and IADS-E with its music and PMEmo themselves"
                  .formatted(joint);
          case NEAR_ONE_BEST ->
              "mixtures with all of one corpus and shares of the other up to %s and from %s, for"
                      .formatted(LITTLE, NEAR)
                  + " both corpora";
        };
    return wanted + "; both targets; at least 2 folds, and 5 values (folds times repetitions)";
  }

  private interface TestAndTarget {
    Contrast of(String test, String target);
  }

  private List<Contrast> each(TestAndTarget contrast) {
    return Stream.of(sounds, music)
        .flatMap(test -> TARGETS.stream().map(target -> contrast.of(test, target)))
        .toList();
  }

  /** Training on a mixture against training on the test corpus alone. */
  private Contrast gain(
      String model, String test, String target, TrainingSet train, boolean above) {
    return gained(
        "%s, %s, %s: trained on %s minus on %s".formatted(test, target, model, train, alone(test)),
        List.of(
            new Term(1, test, train, model, target),
            new Term(-1, test, alone(test), model, target)),
        above);
  }

  /** One that is claimed to be a gain, or none: a gain of up to {@link #NONE} is taken for none. */
  private static Contrast gained(String words, List<Term> terms, boolean above) {
    return new Contrast(words, terms, above ? 0 : NONE, above ? NONE : 0, above);
  }

  private Contrast arousalMore(String test) {
    String model = lead();
    return gained(
        "%s, %s: gain by %s in arousal minus that in valence".formatted(test, model, joint),
        List.of(
            new Term(1, test, joint, model, AROUSAL),
            new Term(-1, test, alone(test), model, AROUSAL),
            new Term(-1, test, joint, model, VALENCE),
            new Term(1, test, alone(test), model, VALENCE)),
        true);
  }

  /**
   * What joint training adds to a model that is not linear, less what it adds to the linear one.
   */
  private Contrast nonLinearMore(String test, String target) {
    String model = nonLinear();
    return gained(
        "%s, %s: gain by %s of %s minus that of %s".formatted(test, target, joint, model, LINEAR),
        List.of(
            new Term(1, test, joint, model, target),
            new Term(-1, test, alone(test), model, target),
            new Term(-1, test, joint, LINEAR, target),
            new Term(1, test, alone(test), LINEAR, target)),
        true);
  }

  private Contrast rivals(String test, String target) {
    TrainingSet train = whole(test);
    return new Contrast(
        "%s, %s: %s minus %s, both trained on %s".formatted(test, target, SVR, AUTOML, train),
        List.of(new Term(1, test, train, SVR, target), new Term(-1, test, train, AUTOML, target)),
        -NONE,
        -NONE,
        true);
  }

  private Contrast beside(String test, String target) {
    String role = test.equals(music) ? PublishedResults.MUSIC : PublishedResults.SOUNDS_WITH_MUSIC;
    double best = PublishedResults.bestOfOthers(role, target);
    // Of other data the published number says nothing, so there the contrast is about no series.
    return new Contrast(
        "%s, %s: svr trained on %s, beside %s as published".formatted(test, target, joint, best),
        List.of(new Term(1, published.contains(test) ? test : "", joint, SVR, target)),
        best - NONE,
        best - NONE,
        true);
  }

  /**
   * All of the test corpus, and much of the other against each share of little or nothing of it:
   * the shares near 1 are best only where they beat every other.
   */
  private List<Contrast> nearOne(String test, String target) {
    String model = lead();
    String other = test.equals(sounds) ? music : sounds;
    List<TrainingSet> full =
        scores.trains().stream()
            .filter(train -> ofTheTwo(train) || train.equals(alone(test)))
            .filter(train -> train.share(test) == 1)
            .toList();
    List<TrainingSet> near = full.stream().filter(train -> train.share(other) >= NEAR).toList();
    List<TrainingSet> far = full.stream().filter(train -> train.share(other) <= LITTLE).toList();
    boolean curve = far.stream().anyMatch(train -> train.share(other) > 0) && !near.isEmpty();
    String words =
        "%s, %s, %s: mean with shares of %s from %s".formatted(test, target, model, other, NEAR);
    if (!curve) {
      return List.of(
          gained(words, List.of(new Term(1, test, TrainingSet.ANY, model, target)), true));
    }
    List<Contrast> contrasts = new ArrayList<>();
    for (TrainingSet train : far) {
      List<Term> terms = new ArrayList<>();
      near.forEach(n -> terms.add(new Term(1.0 / near.size(), test, n, model, target)));
      terms.add(new Term(-1, test, train, model, target));
      contrasts.add(gained(words + " minus that with " + train.share(other), terms, true));
    }
    return contrasts;
  }

  /** All sounds and the smallest share of music; its label names nothing where there is none. */
  private TrainingSet littleMusic() {
    return scores.trains().stream()
        .filter(this::ofTheTwo)
        .filter(train -> train.share(sounds) == 1 && train.share(music) <= LITTLE)
        .min(Comparator.comparingDouble(train -> train.share(music)))
        .orElse(TrainingSet.ANY);
  }

  /** Both corpora, or the test corpus alone where the study does not join them. */
  private TrainingSet whole(String test) {
    return scores.trains().contains(joint) ? joint : alone(test);
  }

  private String lead() {
    return Stream.of(AUTOML, SVR)
        .filter(scores.models()::contains)
        .findFirst()
        .orElse(scores.models().isEmpty() ? SVR : scores.models().get(0));
  }

  private String nonLinear() {
    return lead().equals(LINEAR) ? SVR : lead();
  }

  private boolean ofTheTwo(TrainingSet train) {
    List<String> names = train.corpora();
    return !train.complementary()
        && names.size() == 2
        && names.contains(sounds)
        && names.contains(music);
  }

  private static TrainingSet alone(String corpus) {
    return TrainingSet.alone(corpus);
  }
}
