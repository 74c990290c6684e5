package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.Coupling;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.Ranking;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.JointChoice;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The joint model of one outer fold and mixture. For each corpus the machine of this corpus alone
 * is searched as its own mixture does, on the same inner folds. Then machines that learn from the
 * other corpora too are tried on these folds, and one of them predicts the corpus's test rows where
 * its gain is clear ({@link JointRule}).
 */
public final class JointRun {
  /** Couplings that are tried with each machine. */
  private static final List<Coupling> COUPLINGS = couplings(0.1, 0.3, 0.6, 0.9);

  private final Engine engine;
  private final StudyPlan plan;
  private final JointModel model;
  private final NestedRun nested;

  public JointRun(Engine engine, JointModel model) {
    this.engine = engine;
    this.plan = engine.plan();
    this.model = model;
    this.nested = NestedRun.ofMixtures(engine);
  }

  private static List<Coupling> couplings(double... strengths) {
    return Arrays.stream(Coupling.Scales.values())
        .flatMap(scales -> Arrays.stream(strengths).mapToObj(s -> new Coupling(s, scales)))
        .toList();
  }

  /**
   * What was chosen for one corpus and column of ratings.
   *
   * @param part the corpus
   * @param separate the machine of the corpus alone
   * @param score of it in the search
   * @param verdict on the candidates
   * @param candidates in the order of the verdict
   * @param outOfFold what the choice predicts of the own training rows, by fits on other inner
   *     folds
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Chosen(
      JointPart part,
      Pipeline separate,
      double score,
      JointRule.Verdict verdict,
      List<JointPart.Candidate> candidates,
      double[] outOfFold) {
    /** Whether the other corpora take part. */
    boolean joint() {
      return verdict.candidate() >= 0;
    }

    JointPart.Candidate candidate() {
      return candidates.get(verdict.candidate());
    }

    /** The choice, as the tables of a run have it. */
    public String words() {
      return joint() ? candidate().coupling().describe() : JointChoice.SEPARATE;
    }

    /** The machine chosen. */
    public Pipeline pipeline() {
      return joint() ? candidate().pipeline() : separate;
    }

    /** The number of the corpus. */
    public int corpus() {
      return part.corpus();
    }

    /** The training rows of the corpus. */
    public int[] own() {
      return part.own();
    }

    /** What was chosen, fitted on all training rows. */
    public FittedPipeline fit(Labels labels) {
      return joint()
          ? part.fit(candidate(), labels)
          : separate
              .representative()
              .fit(part.plan().rows().x(), labels.ratings(own()), own(), new int[0]);
    }
  }

  /** How many times its searches evaluate a point: splits, corpora and columns of ratings. */
  static long columns(StudyPlan plan, PlannedTraining training) {
    return (long) plan.study().folds().inner()
        * training.mixture().alone().size()
        * training.concerned(plan.labels()).size();
  }

  /** Searches, chooses, fits and predicts whatever the log does not hold yet. */
  public void run(PlannedTraining training) {
    List<Labels> open = engine.open(training, training.concerned(plan.labels()), model);
    if (open.isEmpty()) {
      tally(columns(plan, training)).close();
      return;
    }
    List<List<Chosen>> chosen = choose(training, open);
    for (int l = 0; l < open.size(); l++) {
      predict(training, open.get(l), chosen.get(l));
    }
  }

  /**
   * What is chosen in a training.
   *
   * @return for each column of ratings the corpora of the mixture, in study order
   */
  public List<List<Chosen>> choose(PlannedTraining training, List<Labels> columns) {
    List<JointPart> parts = JointPart.of(plan, training, nested);
    List<List<Ranking>> rankings =
        parts.stream().map(part -> search(training, part, columns)).toList();
    List<List<Chosen>> chosen = new ArrayList<>();
    columns.forEach(column -> chosen.add(new ArrayList<>()));
    for (int p = 0; p < parts.size(); p++) {
      JointPart part = parts.get(p);
      List<Pipeline> separate = new ArrayList<>();
      List<List<JointPart.Candidate>> candidates = new ArrayList<>();
      for (int l = 0; l < columns.size(); l++) {
        separate.add(rankings.get(p).get(l).best().pipeline());
        candidates.add(candidates(rankings, p, l));
      }
      double[][][] outOfFold = part.outOfFold(engine.crew(), columns, separate, candidates);
      for (int l = 0; l < columns.size(); l++) {
        double[][] own = outOfFold[l];
        JointRule.Verdict verdict =
            JointRule.of(
                columns.get(l).ratings(part.own()), own[0], Arrays.copyOfRange(own, 1, own.length));
        chosen
            .get(l)
            .add(
                new Chosen(
                    part,
                    separate.get(l),
                    rankings.get(p).get(l).best().score(),
                    verdict,
                    candidates.get(l),
                    own[1 + verdict.candidate()]));
      }
    }
    return chosen;
  }

  /** Searches as the mixture of the corpus alone does; the trials are of this mixture. */
  private List<Ranking> search(PlannedTraining training, JointPart part, List<Labels> columns) {
    String name = model.search(plan.rows().names().get(part.corpus()));
    long own = columns(plan, training) / training.mixture().alone().size();
    try (Tally tally = tally(own)) {
      return engine.search(
          nested.searchPlan(part.alone(), model.separate(), columns, part.splits()),
          FitSource.of(Protocol.NESTED),
          columns,
          labels -> training.cell(labels, name),
          tally);
    }
  }

  private Tally tally(long columns) {
    return new Tally(engine.stage(), model.name(), model.separate(), columns);
  }

  /** Every coupling of the machine of the corpus alone, and of those of the others. */
  private static List<JointPart.Candidate> candidates(
      List<List<Ranking>> rankings, int part, int column) {
    List<Pipeline> machines = new ArrayList<>();
    machines.add(rankings.get(part).get(column).best().pipeline().representative());
    rankings.forEach(of -> machines.add(of.get(column).best().pipeline().representative()));
    return machines.stream()
        .distinct()
        .flatMap(machine -> COUPLINGS.stream().map(c -> new JointPart.Candidate(machine, c)))
        .toList();
  }

  private void predict(PlannedTraining training, Labels labels, List<Chosen> chosen) {
    long begun = System.nanoTime();
    int[] tested = training.tested();
    Matrix x = plan.rows().x();
    double[][] predicted = new double[chosen.size()][];
    List<JointChoice> choices = new ArrayList<>();
    double score = 0;
    for (int p = 0; p < predicted.length; p++) {
      Chosen own = chosen.get(p);
      double[] separate = separate(own, labels, tested);
      predicted[p] = own.joint() ? own.fit(labels).predict(x.rows(tested)) : separate;
      score += own.score() / predicted.length;
      choices.add(
          new JointChoice(
              plan.rows().names().get(own.corpus()),
              own.words(),
              own.verdict().gain(),
              own.verdict().error(),
              own.pipeline().describe(),
              training.ofCorpus(separate, own.corpus())));
    }
    double[] predictions = new double[tested.length];
    Arrays.setAll(
        predictions, i -> prediction(chosen, predicted, i, plan.rows().corpusOf(tested[i])));
    double seconds = (System.nanoTime() - begun) * 1e-9;
    Cell cell = training.cell(labels, model.name());
    engine.log().add(FoldResult.of(cell, score, predictions, seconds, choices));
  }

  /** By the choice of the row's corpus; of a corpus that is not trained on, the mean of all. */
  private static double prediction(List<Chosen> chosen, double[][] predicted, int row, int corpus) {
    double sum = 0;
    for (int p = 0; p < predicted.length; p++) {
      if (chosen.get(p).corpus() == corpus) {
        return predicted[p][row];
      }
      sum += predicted[p][row];
    }
    return sum / predicted.length;
  }

  /** The same fit as of the corpus's own mixture, to the bit. */
  private double[] separate(Chosen own, Labels labels, int[] tested) {
    double[][] predicted = new double[1][];
    FitSource.of(Protocol.NESTED)
        .of(plan.rows().x(), new Split(own.own(), tested))
        .predict(
            labels.target(),
            new int[0],
            List.of(own.separate().representative()),
            (point, values) -> predicted[0] = values.clone());
    return predicted[0];
  }
}
