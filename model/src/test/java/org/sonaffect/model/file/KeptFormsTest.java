package org.sonaffect.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.search.AutoMl;
import org.sonaffect.automl.search.AutoMlListener;
import org.sonaffect.automl.search.AutoMlOptions;
import org.sonaffect.automl.search.AutoMlResult;
import org.sonaffect.automl.search.Budget;
import org.sonaffect.automl.search.Evaluation;
import org.sonaffect.automl.search.EvaluationLog;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Portfolio;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.builtin.BuiltInModel;

/**
 * Digests of what files hold and of what is computed: model files of every family and pipeline,
 * names of configurations, identity and results of a search. They may change only with a reason
 * that the changelog gives.
 */
class KeptFormsTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /** Takes texts, numbers and bytes in order. */
  private static final class Digest {
    private final MessageDigest digest;

    Digest() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    void add(@Nullable Object text) {
      digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void add(double[][] numbers) {
      for (double[] row : numbers) {
        for (double number : row) {
          digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).flip());
        }
      }
    }

    void add(byte[] bytes) {
      digest.update(bytes);
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
  }

  private void add(Digest digest, SampledModels sampled, ModelCore core)
      throws ModelException, IOException {
    Path file = folder.resolve("model");
    ModelFile.write(sampled.model(core, false), file);
    digest.add(Files.readAllBytes(file));
    int[] domain = new int[5];
    Arrays.setAll(domain, i -> i % 3);
    double[][] predicted = core.predict(SampledModels.matrix(sampled.unseen(5)), domain);
    digest.add(predicted);
  }

  private String families(int domains) throws ModelException, IOException {
    Digest digest = new Digest();
    SampledModels sampled = new SampledModels(36, 11, domains, 50 + domains);
    for (String family : sampled.space.families()) {
      for (Configuration configuration : sampled.configurations(family, 12)) {
        digest.add(configuration.text());
        digest.add(configuration.describe());
        EnsembleModel ensemble = sampled.ensemble(List.of(configuration));
        add(digest, sampled, new ModelCore(ensemble, sampled.stored()));
        add(digest, sampled, new ModelCore(ensemble));
      }
    }
    return digest.hex();
  }

  @Test
  void familiesOfOneDomain() throws ModelException, IOException {
    assertEquals("88ac91a8d8cfa1cd", families(1));
  }

  @Test
  void familiesOfTwoDomains() throws ModelException, IOException {
    assertEquals("a0da3052efb3dcf9", families(2));
  }

  @Test
  void pipelines() throws ModelException, IOException {
    Digest digest = new Digest();
    SampledModels sampled = new SampledModels(40, 9, 2, 3);
    for (List<FittedPipeline> pipelines : sampled.pipelines()) {
      digest.add(pipelines.get(0).spec().describe());
      add(digest, sampled, new ModelCore(new FittedPipelines(pipelines), sampled.stored()));
      add(digest, sampled, new ModelCore(new FittedPipelines(pipelines)));
    }
    assertEquals("b7b2e650f1ac2ed4", digest.hex());
  }

  @Test
  void search() {
    Digest digest = new Digest();
    SampledModels sampled = new SampledModels(60, 11, 2, 9);
    List<Point> portfolio = Portfolio.of(sampled.space);
    portfolio.forEach(point -> digest.add(point.text()));
    EvaluationLog log =
        new EvaluationLog() {
          @Override
          public void begin(String identity) {
            digest.add(identity);
          }

          @Override
          public @Nullable Evaluation known(int trial, String configuration, int split) {
            return null;
          }

          @Override
          public void record(Evaluation evaluation) {}

          @Override
          public double elapsedSeconds() {
            return 0;
          }
        };
    AutoMlResult result =
        new AutoMl(sampled.space, portfolio, AutoMlOptions.of(sampled.task))
            .run(
                sampled.task,
                new Budget(null, 110, 1L << 30),
                Crew.alone(),
                Seeds.of(5),
                log,
                AutoMlListener.NONE);
    digest.add(result.leaderboard().csv());
    digest.add(result.model().predict(sampled.task.x(), sampled.task.domain()));
    assertEquals("f7b6a98433ea3d5c", digest.hex());
  }

  @Test
  void demonstration() throws ModelException, IOException {
    TrainedModel model = BuiltInModel.DEMO.read();
    List<float[]> rows = new ArrayList<>(Arrays.asList(model.typical()));
    Digest digest = new Digest();
    digest.add(
        model
            .core()
            .predict(SampledModels.matrix(rows.toArray(float[][]::new)), new int[rows.size()]));
    Path again = folder.resolve("again");
    ModelFile.write(model, again);
    ByteArrayOutputStream shipped = new ByteArrayOutputStream();
    try (var in = BuiltInModel.class.getResourceAsStream("demonstration.sonaffect")) {
      in.transferTo(shipped);
    }
    digest.add(Files.readAllBytes(again));
    assertEquals(shipped.size(), Files.size(again));
    assertEquals("168fe1b1842e3f0b", digest.hex());
  }
}
