package org.sonaffect.study.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.Control;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;

/**
 * The answer that a person can quote: where corpora are joined, whether this helps, by how much and
 * how surely, pair by pair; else how well each model predicts. It is about the model that the study
 * names, or else about all models, never about the one that did best.
 *
 * @param pairs of models, of any protocol and metric
 */
public record Verdict(
    Circumstances run, Protocol protocol, Summary numbers, List<Summary.Comparison> pairs) {
  /** Of the corrected comparisons, as of the intervals. */
  private static final double LEVEL = 0.05;

  /**
   * What else there is to know of a run.
   *
   * @param trained the training sets of the study, in its order
   * @param headline the model that the study names for the answer; null: none
   * @param quick whether the run is of the study's quick form
   * @param leftOut by corpus, how many clips were left out, where there are any
   * @param searches of the AutoML with real ratings
   * @param shortSearches those of them that could not make the ensemble they were to make
   */
  public record Circumstances(
      List<TrainingSet> trained,
      @Nullable String headline,
      boolean quick,
      Map<String, Integer> leftOut,
      int searches,
      int shortSearches) {}

  /** In words, from the scores in R2. */
  public String sentence() {
    List<String> sentences = new ArrayList<>();
    List<TrainingSet> joint = joint();
    List<String> all = tested();
    List<String> shown = run.headline == null ? all : List.of(run.headline);
    for (String model : shown) {
      List<Summary.Comparison> compared = compared(model, joint);
      if (!compared.isEmpty()) {
        sentences.add(answer(model, compared));
      }
    }
    boolean compared = !sentences.isEmpty();
    if (!compared) {
      sentences.addAll(scores(shown));
      if (shown.stream().allMatch(JointModel::names)) {
        sentences.add("joint.csv lists what each choice gained over training on the corpus alone.");
      } else if (!joint.isEmpty()) {
        sentences.add(
            "The study trains no corpus both alone and joined with another, so it does not say"
                + " whether joint training helps.");
      }
    }
    if (shown.size() < all.size()) {
      sentences.add(
          "This answer is about %s, as the study asks; the report also has %s."
              .formatted(
                  run.headline,
                  String.join(", ", all.stream().filter(m -> !shown.contains(m)).toList())));
    }
    sentences.addAll(cautions());
    return String.join(" ", sentences);
  }

  /** What to beware of before a number is quoted. */
  private List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    if (protocol != Protocol.NESTED) {
      cautions.add(
          "The protocol %s tests on rows that were trained on: these numbers explain published"
                  .formatted(protocol.word())
              + " ones and say nothing about the models.");
    }
    if (numbers.controls().stream()
        .anyMatch(c -> c.cell().protocol() == protocol && c.predicted())) {
      cautions.add(
          "Random ratings were predicted better than chance allows, so test rows leak into"
              + " training somewhere: no number here should be trusted.");
    }
    if (run.quick) {
      cautions.add(
          "This is the study's quick form: it shows that the study runs, not what it finds.");
    }
    run.leftOut.forEach(
        (corpus, count) ->
            cautions.add(
                "%d clip%s of %s %s left out: the numbers are about the rest."
                    .formatted(count, count == 1 ? "" : "s", corpus, count == 1 ? "was" : "were")));
    if (run.shortSearches > 0) {
      cautions.add(
          "In %d of %d searches automl could not make its ensemble, and something simpler predicts; the report says what, and which budget would do."
              .formatted(run.shortSearches, run.searches));
    }
    if (numbers.synthetic()) {
      cautions.add(
          "Clips and ratings are synthetic: the numbers show that the program works and say"
              + " nothing about the world.");
    }
    return cautions;
  }

  private List<Summary.Mean> means() {
    return numbers.means(protocol, Control.NONE, Result.R2);
  }

  private List<String> tested() {
    return means().stream().map(mean -> mean.cell().model()).distinct().toList();
  }

  /** The joint mixtures of whole corpora; where there are none, the one with the largest shares. */
  private List<TrainingSet> joint() {
    List<TrainingSet> joint =
        run.trained.stream().filter(set -> set.joint() && !set.complementary()).toList();
    List<TrainingSet> whole = joint.stream().filter(TrainingSet::whole).toList();
    return whole.isEmpty()
        ? joint.stream()
            .max(
                Comparator.comparingDouble(
                    set -> set.parts().stream().mapToDouble(TrainingSet.Part::share).sum()))
            .stream()
            .toList()
        : whole;
  }

  private List<Summary.Comparison> compared(String model, List<TrainingSet> joint) {
    return numbers.comparisons(protocol, Result.R2).stream()
        .filter(c -> c.cell().control().isNone())
        .filter(c -> joint.contains(c.joint()))
        .filter(c -> c.cell().model().equals(model))
        .toList();
  }

  private String answer(String model, List<Summary.Comparison> compared) {
    long gains = compared.stream().filter(Summary.Comparison::gain).count();
    long losses = compared.stream().filter(Summary.Comparison::loss).count();
    boolean undefined = compared.stream().allMatch(c -> Double.isNaN(c.difference()));
    String verdict =
        gains == 0 && losses == 0
            ? undefined ? "cannot be judged" : "makes no difference that this study can show"
            : gains == compared.size()
                ? "helps in every case"
                : losses == compared.size()
                    ? "harms in every case"
                    : "helps in %d, harms in %d of %d cases"
                        .formatted(gains, losses, compared.size());
    if (gains + losses > 0) {
      long standing =
          compared.stream().filter(c -> (c.gain() || c.loss()) && c.holm() < LEVEL).count();
      verdict +=
          " (%s after Holm's correction for the number of comparisons)"
              .formatted(standing == 0 ? "none" : standing == gains + losses ? "all" : standing);
    }
    List<String> pairs = new ArrayList<>();
    for (TrainingSet joint : compared.stream().map(Summary.Comparison::joint).distinct().toList()) {
      for (TrainingSet alone :
          compared.stream().map(Summary.Comparison::alone).distinct().toList()) {
        List<Summary.Comparison> own =
            compared.stream()
                .filter(c -> c.joint().equals(joint) && c.alone().equals(alone))
                .toList();
        if (!own.isEmpty()) {
          pairs.add(
              "from %s to %s on %s: %s"
                  .formatted(
                      alone.words(),
                      joint.words(),
                      own.get(0).cell().test(),
                      own.stream()
                          .map(
                              c ->
                                  c.cell().target()
                                      + " "
                                      + signed(c.difference(), c.low(), c.high()))
                          .collect(Collectors.joining(", "))));
        }
      }
    }
    String training =
        JointModel.names(model)
            ? "Joint training where the inner folds favour it (%s, against %s alone)"
                .formatted(model, JointModel.separate(model))
            : "Training %s jointly".formatted(model);
    return "%s %s. R² changes %s (95 %% intervals over %d folds, protocol %s)."
        .formatted(
            training, verdict, String.join("; ", pairs), compared.get(0).folds(), protocol.word());
  }

  /** How well the models predict, and how they differ, where no joint training is compared. */
  private List<String> scores(List<String> shown) {
    List<String> sentences = new ArrayList<>();
    for (String test : means().stream().map(mean -> mean.cell().test()).distinct().toList()) {
      Optional<TrainingSet> train = trained(test);
      if (train.isEmpty()) {
        continue;
      }
      List<Summary.Mean> own =
          means().stream()
              .filter(m -> m.cell().test().equals(test) && m.cell().train().equals(train.get()))
              .filter(m -> shown.contains(m.cell().model()))
              .toList();
      if (own.isEmpty()) {
        continue;
      }
      List<String> parts = new ArrayList<>();
      for (String model : shown) {
        parts.add(
            model
                + ": "
                + own.stream()
                    .filter(m -> m.cell().model().equals(model))
                    .map(m -> m.cell().target() + " " + plain(m.mean(), m.halfWidth()))
                    .collect(Collectors.joining(", ")));
      }
      parts.addAll(differences(test, train.get(), shown));
      sentences.add(
          "R² on unseen clips of %s, trained on %s: %s (95 %% intervals over %d folds, protocol %s)."
              .formatted(
                  test,
                  train.get().words(),
                  String.join("; ", parts),
                  own.get(0).folds(),
                  protocol.word()));
    }
    return sentences;
  }

  private List<String> differences(String test, TrainingSet train, List<String> shown) {
    Map<String, List<Summary.Comparison>> pairs =
        Grouped.by(
            this.pairs.stream()
                .filter(c -> c.cell().protocol() == protocol && c.metric().equals(Result.R2))
                .filter(c -> c.cell().test().equals(test) && c.cell().train().equals(train))
                .filter(c -> shown.contains(c.cell().model()) && shown.contains(c.than())),
            c -> c.cell().model() + " less " + c.than());
    List<String> parts = new ArrayList<>();
    pairs.forEach(
        (pair, own) ->
            parts.add(
                pair
                    + ": "
                    + own.stream()
                        .map(
                            c ->
                                "%s %s, p %s"
                                    .formatted(
                                        c.cell().target(),
                                        signed(c.difference(), c.low(), c.high()),
                                        p(c.holm())))
                        .collect(Collectors.joining(", "))
                    + " after Holm's correction"));
    return parts;
  }

  /** The test corpus alone, else the first training set that holds it. */
  private Optional<TrainingSet> trained(String test) {
    TrainingSet alone = TrainingSet.alone(test);
    return run.trained.contains(alone)
        ? Optional.of(alone)
        : run.trained.stream().filter(set -> set.share(test) > 0).findFirst();
  }

  private static String plain(double mean, double halfWidth) {
    return withInterval("%.3f", mean, mean - halfWidth, mean + halfWidth);
  }

  private static String signed(double mean, double low, double high) {
    return withInterval("%+.3f", mean, low, high);
  }

  private static String withInterval(String format, double mean, double low, double high) {
    if (!Double.isFinite(mean)) {
      return "undefined";
    }
    String text = String.format(Locale.ROOT, format, mean);
    return (Double.isFinite(low) && Double.isFinite(high)
            ? text + String.format(Locale.ROOT, " [" + format + ", " + format + "]", low, high)
            : text)
        .replace('-', '−');
  }

  private static String p(double p) {
    return Double.isNaN(p)
        ? "undefined"
        : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
