package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.FailedClips;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.predict.OutputScale;
import org.sonaffect.model.predict.PredictionBatch;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionOutput;
import org.sonaffect.model.predict.PredictionOutput.Format;
import org.sonaffect.model.predict.Predictor;

/** The command {@code predict} on Spark with two threads. */
final class PredictOnSparkTest {
  @TempDir static Path folder;

  @BeforeAll
  static void begin() throws Exception {
    LocalSpark.begin();
    GeneratedClips.write(folder, 3, 0.6, 0);
    Files.writeString(
        folder.resolve("clips.csv"),
        "file,arousal,valence,start,end\n002.wav,1,2,0.1,0.4\n000.wav,3,4,,\ngone.wav,3,4,,\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n");
  }

  @AfterAll
  static void forget() {
    LocalSpark.end();
  }

  @Test
  void theClipsOfACorpusKeepTheirSegmentsAsOnOneMachine() throws Exception {
    Path out = folder.resolve("p.csv");
    String corpus = folder.resolve("corpus.yaml").toString();
    int status = SonaffectOnSpark.run("predict", "demo", corpus, "-o", out.toString());
    assertEquals(ExitStatus.FAILED, status);
    assertEquals(
        local(
            new AudioSegment(folder.resolve("002.wav"), 0.1, 0.4),
            AudioSegment.whole(folder.resolve("000.wav"))),
        Files.readString(out));
    String errors = Files.readString(folder.resolve("p.errors.csv"));
    assertTrue(errors.contains("gone.wav"), errors);
  }

  @Test
  void aNameWithAColonIsAFile() throws Exception {
    Path odd = Files.copy(folder.resolve("000.wav"), folder.resolve("take:1.wav"));
    Path out = folder.resolve("take:1.csv");
    assertEquals(
        ExitStatus.SUCCESS,
        SonaffectOnSpark.run("predict", "demo", odd.toString(), "-o", out.toString()));
    assertEquals(local(AudioSegment.whole(odd)), Files.readString(out));
  }

  @Test
  void aShareOfTheClipsMayFailAlsoInClusterMode() {
    assertEquals(ExitStatus.SUCCESS, statusWhereMayFail("0.34"));
    System.setProperty("spark.submit.deployMode", "cluster");
    try {
      FailedClips failed = new FailedClips(1, 3);
      assertEquals(ExitStatus.SUCCESS, failed.status(null, new SparkBackend()));
      assertEquals(ExitStatus.FAILED, failed.status(0.33, new SparkBackend()));
    } finally {
      System.clearProperty("spark.submit.deployMode");
    }
  }

  private static int statusWhereMayFail(String share) {
    String line = "features %s/corpus.yaml -o %s/f.csv --force --set egemaps --max-failed %s";
    return SonaffectOnSpark.run(line.formatted(folder, folder, share).split(" ", -1));
  }

  private static String local(AudioSegment... clips) throws Exception {
    Predictor predictor = new Predictor(BuiltInModel.DEMO.read());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PredictionOutput output =
        PredictionOutput.open(
            Format.CSV, text, predictor.model().card(), OutputScale.parse("-1-1"))) {
      for (AudioSegment clip : List.of(clips)) {
        output.write(
            java.util.Objects.requireNonNull(
                PredictionBatch.outcome(predictor, clip, PredictionOptions.WHOLE).prediction()));
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
