package org.sonaffect.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.learning.FittedByDomain;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.card.CardPage;
import org.sonaffect.model.card.CardText;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.model.predict.Affect;
import org.sonaffect.model.predict.Estimate;
import org.sonaffect.model.predict.Predictor;

/**
 * Files that were tampered with, also by who repairs the checksum: refused with a reason, or loaded
 * and then of finite predictions or refusals by exceptions that are documented. Nothing takes long,
 * and no small file much memory.
 */
class ModelFileMutationTest {
  private static final long MOST_ALLOCATED = 1 << 27;
  private static final double MOST_SECONDS = 20;

  private int refused;
  private int silent;
  private int answered;

  @Test
  void mutatedModelsAreRefusedOrPredict() {
    assertTimeoutPreemptively(Duration.ofMinutes(5), () -> campaign(3_000, 1));
  }

  @Test
  @Tag("full")
  void aHundredThousandMutatedModels() {
    assertTimeoutPreemptively(Duration.ofHours(2), () -> campaign(100_000, 2));
  }

  private void campaign(int count, long seed) throws Exception {
    SampledModels sampled = new SampledModels(14, 6, 2, 77);
    MutatedModel mutated = new MutatedModel(models(sampled), Seeds.of(seed).random());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[][] rows = sampled.unseen(3);
    double slowest = 0;
    long largest = 0;
    for (int i = 0; i < count; i++) {
      byte[] bytes = mutated.next();
      long start = System.nanoTime();
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        tried(bytes, rows);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("mutation %d of seed %d".formatted(i, seed), e);
      }
      largest = Math.max(largest, threads.getCurrentThreadAllocatedBytes() - before);
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
    }
    assertEquals(count, refused + silent + answered);
    assertTrue(refused > count / 3, refused + " refused of " + count);
    assertTrue(answered > count / 20, answered + " loaded of " + count);
    assertTrue(largest < MOST_ALLOCATED, largest + " bytes allocated for one file");
    assertTrue(slowest < MOST_SECONDS, slowest + " s for one file");
    System.out.printf(
        "%d refused, %d loaded and refusing rows, %d answering; at most %d KiB, %.3f s%n",
        refused, silent, answered, largest >> 10, slowest);
  }

  private void tried(byte[] bytes, float[][] rows) {
    TrainedModel model;
    try {
      model = ModelFile.read(new ByteArrayInputStream(bytes), bytes.length);
    } catch (ModelException e) {
      assertNotNull(e.getMessage());
      refused++;
      return;
    }
    assertNotNull(CardText.of(model.card()));
    assertNotNull(CardPage.of(model.card()));
    assertNotNull(CardJson.of(model.card()).toString());
    boolean all = true;
    Predictor predictor = new Predictor(model);
    for (float[] row : rows) {
      all &= predicts(predictor, row);
    }
    try {
      int[] domain = new int[rows.length];
      for (double[] target : model.core().predict(SampledModels.matrix(rows), domain)) {
        for (double value : target) {
          assertTrue(Double.isFinite(value));
        }
      }
    } catch (IllegalArgumentException documented) {
      all = false;
    }
    if (all) {
      answered++;
    } else {
      silent++;
    }
  }

  private static boolean predicts(Predictor predictor, float[] row) {
    try {
      Affect affect = predictor.of(row, null);
      for (Estimate estimate : affect.estimates()) {
        assertTrue(-1 <= estimate.low() && estimate.low() <= estimate.value());
        assertTrue(estimate.value() <= estimate.high() && estimate.high() <= 1);
      }
      assertTrue(affect.novelty() >= 0 && affect.novelty() <= 1);
      for (Reason reason : affect.reasons()) {
        reason.push().forEach(push -> assertTrue(Double.isFinite(push)));
      }
      affect.nearest().forEach(near -> assertTrue(Double.isFinite(near.distance())));
      return true;
    } catch (IllegalArgumentException documented) {
      return false;
    }
  }

  /** Small ones of all kinds. */
  private static List<byte[]> models(SampledModels sampled) throws ModelException, IOException {
    List<ModelCore> cores = new ArrayList<>();
    for (String family : sampled.space.families()) {
      for (Configuration configuration : sampled.configurations(family, 2)) {
        cores.add(
            new ModelCore(
                sampled.ensemble(List.of(configuration)),
                cores.size() % 2 == 0 ? sampled.stored() : null));
      }
    }
    List<Configuration> mixed = new ArrayList<>();
    for (String family : List.of("knn", "svr", "mlp", "multi-kernel", "decision-tree")) {
      mixed.addAll(sampled.configurations(family, 1));
    }
    cores.add(new ModelCore(sampled.ensemble(mixed), sampled.stored()));
    for (List<FittedPipeline> pipelines : sampled.pipelines()) {
      cores.add(
          new ModelCore(
              new FittedPipelines(pipelines), cores.size() % 2 == 0 ? sampled.stored() : null));
    }
    cores.add(
        new ModelCore(
            new FittedByDomain(
                sampled.pipelines().stream().limit(2).map(FittedPipelines::new).toList())));
    List<byte[]> models = new ArrayList<>();
    for (ModelCore core : cores) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TrainedModel model = sampled.model(core, models.size() % 3 == 0);
      ModelFile.write("model", ModelCodec.to(model), out);
      models.add(out.toByteArray());
      Matrix x = sampled.task.x();
      assertEquals(2, core.predict(x, sampled.task.domain()).length);
    }
    return models;
  }
}
