package org.sonaffect.study.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sonaffect.study.Control;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;

/** The sentence that a person can quote: does joint training help here, by how much, how surely. */
public final class Verdict {
  /** Of the corrected comparisons, as of the intervals. */
  private static final double LEVEL = 0.05;

  private final List<String> corpora;
  private final List<Mixture> mixtures;

  public Verdict(List<String> corpora, List<Mixture> mixtures) {
    this.corpora = corpora;
    this.mixtures = mixtures;
  }

  /** In words, from the comparisons in R2 of the first protocol. */
  public String sentence(Protocol protocol, Summary numbers) {
    List<String> sentences = new ArrayList<>();
    Optional<TrainingSet> joint = fullest();
    Optional<String> model = bestModel(protocol, numbers);
    List<Summary.Comparison> compared =
        numbers.comparisons(protocol, Result.R2).stream()
            .filter(c -> c.cell().control().isNone())
            .filter(c -> joint.isPresent() && c.joint().equals(joint.get()))
            .filter(c -> model.isPresent() && c.cell().model().equals(model.get()))
            .toList();
    if (compared.isEmpty()) {
      sentences.add(
          "This study holds no corpus both alone and joined with another, so it does not say"
              + " whether joint training helps.");
    } else {
      sentences.add(answer(protocol, compared));
    }
    if (protocol != Protocol.NESTED) {
      sentences.add(
          "The protocol %s tests on rows that were trained on: these numbers explain published"
                  .formatted(protocol.word())
              + " ones and say nothing about the models.");
    }
    if (numbers.controls().stream()
        .anyMatch(c -> c.cell().protocol() == protocol && c.predicted())) {
      sentences.add(
          "Random ratings were predicted better than chance allows, so test rows leak into"
              + " training somewhere: no number here should be trusted.");
    }
    if (numbers.synthetic()) {
      sentences.add(
          "Clips and ratings are synthetic: the numbers show that the program works and say"
              + " nothing about the world.");
    }
    return String.join(" ", sentences);
  }

  private static String answer(Protocol protocol, List<Summary.Comparison> compared) {
    long gains = compared.stream().filter(Summary.Comparison::gain).count();
    long losses = compared.stream().filter(Summary.Comparison::loss).count();
    Summary.Comparison first = compared.get(0);
    String verdict =
        gains == 0 && losses == 0
            ? "makes no difference that this study can show"
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
    List<String> cases = new ArrayList<>();
    for (Summary.Comparison c : compared) {
      String change =
          String.format(
              Locale.ROOT, "%s %s %+.3f", c.cell().test(), c.cell().target(), c.difference());
      cases.add(
          Double.isNaN(c.halfWidth())
              ? change
              : change + String.format(Locale.ROOT, " [%+.3f, %+.3f]", c.low(), c.high()));
    }
    return ("Training %s on %s together instead of each alone %s: R2 changes by %s"
            + " (95 %% intervals over %d folds, protocol %s).")
        .formatted(
            first.cell().model(),
            inWords(first.joint()),
            verdict,
            String.join(", ", cases),
            first.folds(),
            protocol.word());
  }

  /** The corpora of a mixture; with their shares where not all are whole. */
  private static String inWords(TrainingSet train) {
    return train.whole() ? String.join(" and ", train.corpora()) : train.label();
  }

  /** The joint mixture with the largest shares. */
  private Optional<TrainingSet> fullest() {
    return mixtures.stream()
        .filter(m -> m.joint() && !m.complementary())
        .max(
            Comparator.comparingDouble(
                m -> m.shares().stream().mapToDouble(Double::doubleValue).sum()))
        .map(m -> m.of(corpora));
  }

  /** The model that does best on single corpora, before joint training is looked at. */
  private Optional<String> bestModel(Protocol protocol, Summary numbers) {
    return numbers.means(protocol, Control.NONE, Result.R2).stream()
        .filter(m -> m.defined() && m.cell().train().equals(TrainingSet.alone(m.cell().test())))
        .collect(
            Collectors.groupingBy(
                m -> m.cell().model(),
                TreeMap::new,
                Collectors.averagingDouble(Summary.Mean::mean)))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
