package org.sonaffect.study.fit;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.ensemble.HeapLimitException;
import org.sonaffect.automl.search.AnytimePoint;
import org.sonaffect.automl.search.AutoMl;
import org.sonaffect.automl.search.AutoMlListener;
import org.sonaffect.automl.search.AutoMlResult;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlWriter;
import org.sonaffect.study.folder.EvaluationFile;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;
import org.sonaffect.study.plan.TrainedDomains;
import org.sonaffect.study.plan.VariantRows;

/**
 * The AutoML of a study: for every training set of every fold a search of its own inside the
 * training rows, with both targets in one search, and its ensemble's predictions of the test rows.
 *
 * <p>The published protocols place the rows (docs/spec/experiment.md §4) as for the other models;
 * the search itself never sees the rows that are reported.
 */
public final class AutoMlRun {
  private static final double NEARLY_ALL = 0.99;

  private final Engine engine;
  private final StudyPlan plan;
  private final AutoMlModel model;
  private final Path run;

  public AutoMlRun(Engine engine, AutoMlModel model, Path run) {
    this.engine = engine;
    this.plan = engine.plan();
    this.model = model;
    this.run = run;
  }

  /**
   * One search.
   *
   * @param columns of ratings of one control, one per target
   */
  public record Planned(PlannedTraining training, List<Labels> columns) {
    /** As the run's files name it. */
    public AutoMlFiles.Search search() {
      return AutoMlFiles.Search.of(training.rows().under(columns.get(0).control()));
    }

    /** What its files are called. */
    public String name() {
      return search().name();
    }

    /** Where its results belong. */
    public List<Cell> cells(String model) {
      return columns.stream().map(l -> training.cell(l, model)).toList();
    }
  }

  /** The searches of a study, in its order; none where it has no AutoML. */
  static List<Planned> planned(StudyPlan plan) {
    List<Planned> planned = new ArrayList<>();
    for (PlannedTraining training :
        plan.study().autoMl().isEmpty() ? List.<PlannedTraining>of() : plan.trainings()) {
      Grouped.by(training.concerned(plan.labels()).stream(), Labels::control)
          .values()
          .forEach(columns -> planned.add(new Planned(training, columns)));
    }
    return planned;
  }

  /** Searches, fits and predicts whatever the log does not hold yet. */
  public void run() {
    List<AutoMlFiles.Search> done = new ArrayList<>();
    for (Planned search : planned(plan)) {
      done.add(search.search());
      run(search);
    }
    new AutoMlWriter(run).index(done);
  }

  /** One search, where the log does not hold its results. */
  public void run(Planned search) {
    try (RunStage.Part part = engine.stage().begin(model.name())) {
      boolean open = search.cells(model.name()).stream().anyMatch(engine.log()::isOpen);
      if (open) {
        long begun = System.nanoTime();
        AutoMlResult result = search(search, part);
        predict(search, result, (System.nanoTime() - begun) * 1e-9);
      }
      part.reached(1, open ? 0 : 1);
    }
    engine.stage().advance(1);
  }

  /** Searches in one training set, or continues a search, and writes down what was found. */
  public AutoMlResult search(Planned planned) {
    try (RunStage.Part part = engine.stage().begin(model.name())) {
      return search(planned, part);
    }
  }

  private AutoMlResult search(Planned planned, RunStage.Part part) {
    PlannedTraining training = planned.training();
    AutoMlFiles.Search search = planned.search();
    String name = search.name();
    AutoMlWriter files = new AutoMlWriter(run);
    Seeds seeds =
        plan.seeds()
            .child("automl")
            .child(training.repeat())
            .child(training.fold())
            .child(training.label());
    Task task = task(training, planned.columns(), seeds);
    Space space = StandardSpace.of(task);
    AutoMlListener listener =
        new AutoMlListener() {
          @Override
          public void warned(String warning) {
            engine.stage().note(name + ": " + warning);
          }

          @Override
          public void advanced(AnytimePoint point) {
            part.reached(share(point), 0);
            engine
                .stage()
                .note(
                    String.format(
                        Locale.ROOT,
                        "%s: %d trials in %.0f s, R² of the ensemble %s",
                        name,
                        point.trials(),
                        point.elapsedSeconds(),
                        point.ensemble().stream()
                            .map(
                                r2 ->
                                    Double.isNaN(r2)
                                        ? "undefined"
                                        : String.format(Locale.ROOT, "%.3f", r2).replace('-', '−'))
                            .collect(Collectors.joining(", "))));
          }
        };
    Path log = files.log(search);
    try (EvaluationFile file = new EvaluationFile(log)) {
      AutoMlResult result =
          new AutoMl(space, model.portfolio(space), model.options(task))
              .run(task, model.budget(task), engine.crew(), seeds, file.lines(), listener);
      new SearchFindings(plan, training, planned.columns(), result).write(files, search, seeds);
      return result;
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException(
          Destination.failure(log, Objects.requireNonNull(e.getCause())));
    } catch (IllegalArgumentException e) {
      throw new StudyException("automl, %s: %s".formatted(name, e.getMessage()), e);
    } catch (HeapLimitException e) {
      throw new StudyException(
          "automl, %s: %s (budget: {automl-memory: ...} in the study)"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** Of a search, by its budget; below 1, since the ensemble comes at the end. */
  private double share(AnytimePoint point) {
    Duration time = model.budget().time();
    double ofTime = time == null ? 0 : point.elapsedSeconds() * 1000 / time.toMillis();
    double ofTrials = (double) point.trials() / model.budget().maxTrials();
    return Math.min(NEARLY_ALL, Math.max(ofTime, ofTrials));
  }

  private Task task(PlannedTraining training, List<Labels> columns, Seeds seeds) {
    int[] train = training.train();
    double[][] targets = new double[columns.size()][train.length];
    int[] domain = TrainedDomains.of(plan, training).of(train);
    int[] stratum = new int[train.length];
    @Nullable String[] group = new String[train.length];
    for (int i = 0; i < train.length; i++) {
      stratum[i] = plan.strata().overall()[train[i]];
      // A published fold may hold a row twice; its copies stay together here.
      String known = plan.groups().names()[train[i]];
      group[i] = known == null ? "row " + train[i] : known;
      for (int t = 0; t < targets.length; t++) {
        targets[t][i] = columns.get(t).ratings()[train[i]];
      }
    }
    int[][] folds = new int[model.repeats()][];
    for (int r = 0; r < folds.length; r++) {
      try {
        folds[r] =
            Folds.stratified(
                stratum,
                group,
                plan.study().folds().inner(),
                seeds.child("inner").child(r).value());
      } catch (IllegalArgumentException e) {
        throw new StudyException(
            "inner folds of %s, fold %d: %s"
                .formatted(training.label(), training.fold(), e.getMessage()),
            e);
      }
    }
    Task clips =
        new Task(
            plan.rows().x().rows(train),
            targets,
            columns.stream().map(Labels::word).toList(),
            domain,
            folds,
            DescriptorGroups.of(plan.rows().columns()));
    VariantRows variants = plan.variants();
    return variants.trained()
        ? clips.withVariants(variants.x().rows(variants.dealt(train)))
        : clips;
  }

  private void predict(Planned planned, AutoMlResult result, double seconds) {
    PlannedTraining training = planned.training();
    List<Labels> columns = planned.columns();
    int[] tested = training.tested();
    int[] compared = plan.variants().compared(tested);
    int[] both = IntStream.concat(Arrays.stream(tested), Arrays.stream(compared)).toArray();
    int[] clips = Arrays.stream(both).map(plan.variants()::clip).toArray();
    int[] domain = TrainedDomains.of(plan, training).of(clips);
    double[][] predictions = result.model().predict(plan.variants().x().rows(both), domain);
    for (int t = 0; t < columns.size(); t++) {
      Labels labels = columns.get(t);
      Cell cell = training.cell(labels, model.name());
      if (!engine.log().isOpen(cell)) {
        // A run killed between the targets of a search has written this one already.
        continue;
      }
      double score = result.weights().score().length > t ? result.weights().score()[t] : Double.NaN;
      engine
          .log()
          .add(
              new FoldResult(
                  cell,
                  0,
                  words(result, t),
                  score,
                  Arrays.copyOf(predictions[t], tested.length),
                  labels.control().isNone()
                      ? Arrays.copyOfRange(predictions[t], tested.length, both.length)
                      : FoldResult.UNCHANGED,
                  seconds / columns.size()));
    }
  }

  /** By row, what the search of a training predicts of its own training rows; NaN of all others. */
  public static double[] outOfFold(
      AutoMlFiles files, StudyPlan plan, PlannedTraining training, Labels labels) {
    Map<List<String>, Double> known = new HashMap<>();
    for (AutoMlFiles.OutOfFold row :
        files.outOfFold(new Planned(training, List.of(labels)).search())) {
      if (row.target().equals(labels.word())) {
        known.put(List.of(row.corpus(), row.id()), row.prediction());
      }
    }
    double[] predicted = new double[plan.rows().size()];
    Arrays.setAll(
        predicted,
        row ->
            known.getOrDefault(
                List.of(plan.rows().corpusName(row), plan.rows().item(row).id()), Double.NaN));
    return predicted;
  }

  /** The ensemble in words: its trials by weight, and what is to be known of them. */
  public static String words(AutoMlResult result, int target) {
    List<String> parts = new ArrayList<>();
    result.leaderboard().standings().stream()
        .filter(s -> s.weights().get(target) > 0)
        .sorted((a, b) -> Double.compare(b.weights().get(target), a.weights().get(target)))
        .forEach(
            s ->
                parts.add(
                    String.format(Locale.ROOT, "%.2f %s", s.weights().get(target), s.words())));
    String warning = result.leaderboard().warning();
    return "ensemble: " + String.join(" + ", parts) + (warning == null ? "" : "; " + warning);
  }
}
