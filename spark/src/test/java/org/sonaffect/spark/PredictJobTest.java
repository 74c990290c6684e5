package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.OutputScale;
import org.sonaffect.model.predict.PredictionBatch;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionOutput;
import org.sonaffect.model.predict.PredictionOutput.Format;
import org.sonaffect.model.predict.Predictor;

/** Predictions in parts: what the local batch writes. */
final class PredictJobTest {
  @TempDir Path folder;

  @Test
  void partsOneAfterTheOtherAreTheLocalOutput() throws Exception {
    GeneratedClips.write(folder, 5, 0.6, 5);
    List<Path> files = AudioInputs.find(List.of(folder.toString()));
    for (Format format : List.of(Format.CSV, Format.JSONL)) {
      PredictJob job =
          new PredictJob(new byte[0], "demo", format, "1-9", 0.4, 0.2, null, 3600, List.of());
      ByteArrayOutputStream parts = new ByteArrayOutputStream();
      int failed = 0;
      for (int from = 0; from < files.size(); from += 2) {
        try (ClipJob.Session session = job.open(parts, from == 0)) {
          for (Path file : files.subList(from, Math.min(from + 2, files.size()))) {
            var outcome = session.write(new NamedClip(AudioSegment.whole(file), file.toString()));
            failed += outcome.failure() == null ? 0 : 1;
          }
        }
      }
      assertEquals(1, failed);
      assertEquals(local(files, format), parts.toString(StandardCharsets.UTF_8));
    }
  }

  private static String local(List<Path> files, Format format) throws Exception {
    Predictor predictor = new Predictor(BuiltInModel.DEMO.read());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PredictionOptions options =
        new PredictionOptions(0.4, 0.2, null, PredictionOptions.WHOLE.audio());
    try (PredictionOutput output =
        PredictionOutput.open(format, text, predictor.model().card(), OutputScale.parse("1-9"))) {
      PredictionBatch.run(
          predictor,
          files.stream().map(AudioSegment::whole).toList(),
          options,
          1,
          new PredictionBatch.Sink() {
            @Override
            public void done(FilePrediction prediction) throws java.io.IOException {
              output.write(prediction);
            }

            @Override
            public void failed(Path file, String reason) {}
          });
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
