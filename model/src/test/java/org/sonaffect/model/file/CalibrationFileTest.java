package org.sonaffect.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.predict.Predictor;

/** A calibration by itself, and its original, are the adapted model. */
class CalibrationFileTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private final SampledModels sampled = new SampledModels(40, 9, 2, 3);
  private final ModelCore core = new ModelCore(new FittedPipelines(sampled.pipelines().get(0)));
  private final TrainedModel adapted = adapted();
  private final TrainedModel original =
      new TrainedModel(
          sampled.model(core, false).card(),
          adapted.columns(),
          core,
          adapted.space(),
          adapted.clips(),
          adapted.intervals(),
          adapted.ranges(),
          adapted.typical(),
          null);

  private TrainedModel adapted() {
    TrainedModel model = sampled.model(core, true);
    return model.calibrated(
        new ModelCard.CalibrationCard("mine", "music", 20, "ab", List.of("gained")),
        java.util.Objects.requireNonNull(model.calibration()));
  }

  @Test
  void itIsReadForItsOriginalAlone() throws Exception {
    Path file = folder.resolve("a.calibration");
    CalibrationFile form = CalibrationFile.of(original);
    form.write(adapted, file);
    assertTrue(Files.size(file) < 8000, Files.size(file) + " bytes");
    TrainedModel read = form.read(file);
    assertEquals(adapted.card(), read.card());
    for (float[] features : sampled.unseen(9)) {
      assertEquals(
          new Predictor(adapted).of(features, null), new Predictor(read).of(features, null));
    }
    Path whole = folder.resolve("original.model");
    ModelFile.write(original, whole);
    ModelException other =
        assertThrows(
            ModelException.class, () -> new CalibrationFile(original, "0".repeat(64)).read(file));
    assertTrue(other.getMessage().contains("a calibration of the model"), other.getMessage());
    assertThrows(ModelException.class, () -> form.read(whole));
    assertThrows(ModelException.class, () -> ModelFile.read(file));
  }

  @Test
  void whatWasChangedIsRefused() throws Exception {
    Path file = folder.resolve("a.calibration");
    CalibrationFile form = CalibrationFile.of(original);
    form.write(adapted, file);
    byte[] bytes = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      assertThrows(ModelException.class, () -> form.read(file));
    }
  }
}
