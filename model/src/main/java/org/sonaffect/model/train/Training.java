package org.sonaffect.model.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.corpus.ClipFingerprints;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.rows.StoredRows;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.ClipSpaceFit;
import org.sonaffect.model.explain.DescriptorFamilies;
import org.sonaffect.model.explain.Neighbourhood;
import org.sonaffect.model.explain.Unlikeness;
import org.sonaffect.model.interval.Conformal;
import org.sonaffect.model.interval.DomainErrors;
import org.sonaffect.model.interval.IntervalCheck;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.OuterFold;
import org.sonaffect.study.run.WholeTraining;

/** From a study to a model that can be given away. docs/MODELS.md describes the steps. */
public final class Training {
  private final StudyFile study;
  private final WholeTraining.Outcome outcome;
  private final List<String> domains;
  private final int[] domain;
  private final double[][] rating;
  private final List<@Nullable Fingerprint> prints;

  private Training(
      StudyFile study, WholeTraining.Outcome outcome, List<@Nullable Fingerprint> prints) {
    this.study = study;
    this.outcome = outcome;
    this.prints = prints;
    this.domains = domains(outcome.corpora());
    this.domain = domainOf(outcome.corpora());
    this.rating = new double[outcome.targets().size()][outcome.x().rows()];
    int row = 0;
    for (Corpus corpus : outcome.corpora()) {
      for (Item item : corpus.items()) {
        for (int t = 0; t < rating.length; t++) {
          rating[t][row] = target(outcome.targets().get(t)).of(item);
        }
        row++;
      }
    }
  }

  /** The same without fingerprints. */
  public static TrainedModel run(
      StudyFile study,
      String model,
      AutoMlForm form,
      String name,
      Path run,
      StudyOptions options,
      Progress progress) {
    return run(study, model, form, name, run, options, ClipFingerprints.NONE, progress);
  }

  /**
   * Trains a model of all clips of a study, or continues an interrupted training.
   *
   * @param study its corpora, folds, grids and budget; its mixtures and controls are not looked at
   * @param model one of its models, or one that is built in
   * @param form of an AutoML's model
   * @param name of the model, a word or two
   * @param run the run folder
   * @param fingerprints by which the model knows the recordings of its clips again
   * @throws StudyException naming what is wrong with the study, its corpora or the folder
   * @throws java.util.concurrent.CancellationException where the thread was interrupted
   */
  public static TrainedModel run(
      StudyFile study,
      String model,
      AutoMlForm form,
      String name,
      Path run,
      StudyOptions options,
      ClipFingerprints fingerprints,
      Progress progress) {
    for (RatingTarget target : study.targets()) {
      if (!RatingTarget.ALWAYS.contains(target)) {
        throw new StudyException(
            "%s: targets has %s, and a model predicts arousal and valence only; sonaffect study runs with it"
                .formatted(study.file(), target));
      }
    }
    StudyFile part = (options.quick() ? study.quickForm() : study).training(model, form);
    WholeTraining.Outcome outcome = WholeTraining.run(part, run, options, progress);
    List<@Nullable Fingerprint> prints = new ArrayList<>();
    try {
      for (Corpus corpus : outcome.corpora()) {
        prints.addAll(fingerprints.of(corpus));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    return new Training(part, outcome, prints).model(name, RunFolder.read(run), progress);
  }

  /** A domain is a corpus: those of one name stay apart, because other people rated them. */
  private static List<String> domains(List<Corpus> corpora) {
    List<String> names = corpora.stream().map(Corpus::domain).toList();
    List<String> domains = new ArrayList<>();
    for (Corpus corpus : corpora) {
      boolean alone = names.stream().filter(corpus.domain()::equals).count() == 1;
      domains.add(alone ? corpus.domain() : corpus.domain() + " (" + corpus.name() + ")");
    }
    return domains;
  }

  private static int[] domainOf(List<Corpus> corpora) {
    return IntStream.range(0, corpora.size())
        .flatMap(c -> corpora.get(c).items().stream().mapToInt(item -> c))
        .toArray();
  }

  private static RatingTarget target(String word) {
    return RatingTarget.ALWAYS.stream()
        .filter(t -> t.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + word));
  }

  private TrainedModel model(String name, RunFolder run, Progress progress) {
    int n = outcome.x().rows();
    int[] all = IntStream.range(0, n).toArray();
    double[][] outOfFold = outOfFold();
    DomainErrors errors;
    List<IntervalRule> rules = new ArrayList<>();
    IntervalCheck check =
        new IntervalCheck(
            outcome.all(),
            domain,
            outcome.group(),
            rating,
            domains,
            outcome.targets(),
            outcome.augment().compared(),
            outcome.folds());
    try (Progress.Stage stage = progress.stage("intervals", outcome.folds().size() + 1, "steps")) {
      for (OuterFold fold : outcome.folds()) {
        check.add(fold);
        stage.advance(1);
      }
      errors = DomainErrors.of(outcome.x(), all, domain, outcome.group(), rating, outOfFold);
      for (int d = 0; d < domains.size(); d++) {
        for (int t = 0; t < outcome.targets().size(); t++) {
          rules.add(
              errors
                  .rule(domains.get(d), d, outcome.targets().get(t), t, check.fewest(d, t))
                  .with(check.excerpts(d, t)));
        }
      }
      stage.advance(1);
    }
    List<String> columns = outcome.corpora().get(0).features().columns();
    float[][] features = new float[n][];
    Arrays.setAll(features, row -> ClipSpaceFit.features(outcome.x(), row));
    CardFacts facts = new CardFacts(study, outcome, domains, domain, rating);
    facts.cautions(run).forEach(progress::warn);
    ModelCard card =
        facts.card(
            name,
            run,
            check.findings(rules, errors, outOfFold),
            facts.changes(run, check),
            domainAccuracy(errors.near()));
    return new TrainedModel(
        card,
        columns,
        core(),
        errors.space(),
        clips(outOfFold),
        rules,
        Unlikeness.ranges(features, DescriptorFamilies.of(columns)),
        typical(features),
        null);
  }

  private ModelCore core() {
    return new ModelCore(outcome.model(), StoredRows.of(outcome.x(), domain));
  }

  /** What the outer folds' models predict of their test rows, by row. */
  private double[][] outOfFold() {
    double[][] predicted = new double[rating.length][outcome.x().rows()];
    boolean[] tested = new boolean[outcome.x().rows()];
    for (OuterFold fold : outcome.folds()) {
      for (int i = 0; i < fold.test().length; i++) {
        int row = fold.test()[i];
        tested[row] = true;
        for (int t = 0; t < rating.length; t++) {
          predicted[t][row] = Conformal.bound(fold.tested()[t][i]);
        }
      }
    }
    for (boolean known : tested) {
      if (!known) {
        throw new StudyException(study.file() + ": its folds leave clips that are never tested");
      }
    }
    return predicted;
  }

  private List<ReferenceClip> clips(double[][] outOfFold) {
    List<ReferenceClip> clips = new ArrayList<>();
    for (int c = 0; c < outcome.corpora().size(); c++) {
      Corpus corpus = outcome.corpora().get(c);
      for (Item item : corpus.items()) {
        int row = clips.size();
        List<Double> predicted = Arrays.stream(outOfFold).map(target -> target[row]).toList();
        clips.add(
            new ReferenceClip(
                corpus.name(),
                domains.get(c),
                item.id(),
                item.category(),
                item.arousal(),
                item.valence(),
                predicted,
                item.contentHash(),
                prints.get(row)));
      }
    }
    return clips;
  }

  /** The median of each feature over the clips of each domain. */
  private float[][] typical(float[][] features) {
    float[][] typical = new float[domains.size()][outcome.x().columns()];
    for (int d = 0; d < typical.length; d++) {
      int which = d;
      int[] rows = IntStream.range(0, domain.length).filter(row -> domain[row] == which).toArray();
      for (int j = 0; j < typical[d].length; j++) {
        int column = j;
        double[] sorted =
            IntStream.of(rows).mapToDouble(row -> features[row][column]).sorted().toArray();
        typical[d][j] = (float) ClipSpaceFit.quantile(sorted, 0.5);
      }
    }
    return typical;
  }

  /** Share of the clips whose domain is that of their nearest clips of other groups. */
  private double domainAccuracy(int[][] near) {
    long right =
        IntStream.range(0, domain.length)
            .filter(i -> Neighbourhood.vote(near[i], domain, domains.size()) == domain[i])
            .count();
    return right / (double) domain.length;
  }
}
