package org.sonaffect.model.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.family.GridFamily;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.model.Calibration;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.ColumnRanges;
import org.sonaffect.model.Correction;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.DescriptorFamilies;

/** Small random tables, and models of all kinds fitted on them. */
final class SampledModels {
  private static final List<String> DOMAINS = List.of("music", "sounds");

  final Task task;
  final Space space;
  private final SplitMix64 random;

  /** A table with a constant column, a column of few values and heavy tails. */
  SampledModels(int rows, int columns, int domains, long seed) {
    random = Seeds.of(seed).random();
    double[] values = new double[rows * columns];
    double[][] y = new double[2][rows];
    for (int i = 0; i < rows; i++) {
      double signal = random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        double noise = random.nextGaussian();
        double value =
            switch (j % 5) {
              case 1 -> 0.25;
              case 2 -> Math.rint(noise);
              case 3 -> StrictMath.exp(3 * noise);
              default -> signal + noise;
            };
        values[i * columns + j] = (float) value;
      }
      y[0][i] = StrictMath.tanh(signal);
      y[1][i] = StrictMath.tanh(0.5 * signal + 0.3 * random.nextGaussian());
    }
    int[] domain = IntStream.range(0, rows).map(i -> i % 3 == 0 ? domains - 1 : 0).toArray();
    int[] folds = IntStream.range(0, rows).map(i -> i % 3).toArray();
    task =
        new Task(
            new Matrix(rows, columns, values),
            y,
            List.of("arousal", "valence"),
            domain,
            new int[][] {folds},
            new FeatureGroups(IntStream.range(0, columns).mapToObj(j -> "g" + j % 3).toList()));
    space = StandardSpace.of(task);
  }

  /** Rows like the training rows, and far beyond. */
  float[][] unseen(int count) {
    float[][] rows = new float[count][task.x().columns()];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = (float) (random.nextGaussian() * (i % 3 == 2 ? 1e6 : 2));
      }
    }
    return rows;
  }

  static Matrix matrix(float[][] rows) {
    double[][] values = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      values[i] = new double[rows[i].length];
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = rows[i][j];
      }
    }
    return Matrix.of(values);
  }

  /** One part for each configuration, all of the same weight. */
  EnsembleModel ensemble(List<Configuration> configurations) {
    List<EnsembleModel.Part> parts = new ArrayList<>();
    for (Configuration configuration : configurations) {
      FitContext context = new FitContext(task.folds()[0], Seeds.of(3), Deadline.NONE);
      FittedPreparation preparation =
          configuration
              .preparation()
              .fit(task.x(), task.groups(), task.targets(), task.domain(), context);
      double[] ones = new double[task.x().rows()];
      Arrays.fill(ones, 1);
      TrainingRows rows =
          new TrainingRows(preparation.transform(task.x(), task.domain()), task.domain(), ones);
      FittedFamily fitted = configuration.family().fit(rows, task.targets(), context);
      double share = 1.0 / configurations.size();
      parts.add(
          new EnsembleModel.Part(
              preparation,
              rows,
              List.of(
                  new EnsembleModel.Member(
                      parts.size(),
                      fitted,
                      new double[] {share, share},
                      new double[] {-1.1, -1.2},
                      new double[] {1.1, 1.2}))));
    }
    return new EnsembleModel(task.x().columns(), 2, parts);
  }

  /** Some configurations of a family. */
  List<Configuration> configurations(String family, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> space.configuration(space.sample(family, random)))
        .toList();
  }

  StoredRows stored() {
    return Objects.requireNonNull(StoredRows.of(task.x(), task.domain()));
  }

  /** Pipelines of every kind of projection and regressor. */
  List<List<FittedPipeline>> pipelines() {
    List<List<FittedPipeline>> all = new ArrayList<>();
    List<Kernel> kernels =
        List.of(
            new Kernel.Linear(),
            new Kernel.Rbf(Gamma.SCALE),
            new Kernel.Rbf(Gamma.AUTO),
            new Kernel.Polynomial(2, 1, Gamma.scale(0.5)),
            new Kernel.Sigmoid(0.1, Gamma.AUTO));
    List<GridFamily> regressors = new ArrayList<>();
    regressors.add(new ElasticNetSpec(0.5, true));
    kernels.forEach(kernel -> regressors.add(new SvrSpec(kernel, 1, 0.1, false)));
    // Nothing but an intercept.
    regressors.add(new SvrSpec(new Kernel.Linear(), 1, 5, false));
    for (Projection projection :
        List.of(
            Projection.NONE,
            new Projection.Pca(0.8, true, false),
            new Projection.Pca(1, true, true))) {
      for (GridFamily regressor : regressors) {
        List<FittedPipeline> pipelines = new ArrayList<>();
        for (double[] y : task.targets()) {
          int[] rows = IntStream.range(0, y.length).toArray();
          pipelines.add(
              new Pipeline(projection, regressor)
                  .fitExtrapolating(task.x(), y, rows, task.folds()[0]));
        }
        all.add(pipelines);
      }
    }
    return all;
  }

  /** A model around a core, with made-up facts. */
  TrainedModel model(ModelCore core, boolean calibrated) {
    int p = task.x().columns();
    int n = task.x().rows();
    int domains = Arrays.stream(task.domain()).max().orElse(0) + 1;
    List<String> names = DOMAINS.subList(0, domains);
    List<String> columns =
        IntStream.range(0, p).mapToObj(j -> "g%d_c%d".formatted(j % 3, j)).toList();
    List<ReferenceClip> clips = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      clips.add(
          new ReferenceClip(
              "corpus",
              names.get(task.domain()[i]),
              "clip %d \u2603 \"quoted\"".formatted(i),
              i % 2 == 0 ? null : "kind",
              task.targets()[0][i],
              task.targets()[1][i],
              List.of(random.nextGaussian() / 4, -0.0),
              null,
              i % 3 == 0 ? new Fingerprint(new int[] {i & 0xfff, 0, 1 << 12}) : null));
    }
    List<IntervalRule> intervals = new ArrayList<>();
    for (String name : names) {
      intervals.add(new IntervalRule(name, "arousal", n, true, 0.5, 0.3, 1.7));
      intervals.add(new IntervalRule(name, "valence", 3, false, 1, 1, Double.POSITIVE_INFINITY));
    }
    int dimensions = 2;
    float[] ones = new float[p];
    Arrays.fill(ones, 1);
    float[][] typical = new float[domains][];
    Arrays.setAll(typical, d -> floats(p));
    double[] usual = new double[DescriptorFamilies.of(columns).size()];
    return new TrainedModel(
        card(p, names),
        columns,
        core,
        new ClipSpace(
            dimensions, floats(p), ones, floats(p * dimensions), floats(n * dimensions), floats(n)),
        clips,
        intervals,
        new ColumnRanges(ones, ones, usual, null),
        typical,
        calibrated ? calibration(names.get(0), dimensions) : null);
  }

  private static Calibration calibration(String domain, int dimensions) {
    double[] anchors = new double[4 * dimensions];
    Arrays.setAll(anchors, i -> i / 7.0);
    return new Calibration(
        domain,
        List.of(
            Correction.none("arousal"),
            new Correction(
                "valence", "kernel", 0.1, -0.2, 0.3, 1.5, anchors, new double[] {1, -1, 0.3, 0})),
        List.of(
            new IntervalRule(domain, "arousal", 40, false, 1, 1, 0.4),
            new IntervalRule(domain, "valence", 40, false, 1, 1, 0.5)));
  }

  /** A model of two pipelines, on a few rows of one domain. */
  static TrainedModel small() {
    SampledModels sampled = new SampledModels(20, 5, 1, 2);
    return sampled.model(new ModelCore(new FittedPipelines(sampled.pipelines().get(0))), false);
  }

  private float[] floats(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static ModelCard card(int columns, List<String> domains) {
    @Nullable String licence = null;
    return new ModelCard(
        "sampled",
        true,
        "automl",
        "a table",
        false,
        columns,
        List.of("arousal", "valence"),
        domains,
        List.of(
            new ModelCard.CorpusCard(
                "corpus",
                domains.get(0),
                3,
                "00ff",
                "a table",
                licence,
                "made up",
                true,
                List.of(
                    new ModelCard.RatingRange("arousal", -1, 1),
                    new ModelCard.RatingRange("valence", -1, 0.5)),
                null)),
        "none",
        List.of(new ModelCard.Score(domains.get(0), "arousal", "r2", 0.1, Double.NaN, 0.1)),
        List.of(),
        0.5,
        List.of("one line", "another"),
        Long.MIN_VALUE,
        "test",
        List.of(),
        null,
        null);
  }
}
