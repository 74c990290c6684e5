package org.sonaffect.model.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.testkit.WavBytes;

/** What the demonstration model says of audio: ordinary, silent, clipped, short, long, broken. */
class PredictorAudioTest {
  private static final int RATE = 16_000;
  private static final Predictor PREDICTOR = new Predictor(BuiltInModel.DEMO.read());

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path wav(String name, double seconds, IntToDoubleFunction sample) throws IOException {
    int[] samples = new int[(int) Math.round(seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      double value = Math.max(-1, Math.min(1, sample.applyAsDouble(i)));
      samples[i] = (int) Math.round(value * 32767);
    }
    return Files.write(folder.resolve(name), new WavBytes().rate(RATE).samples(samples).build());
  }

  private static double tone(int i) {
    return 0.3 * StrictMath.sin(2 * Math.PI * 440 * i / RATE) * (i / 4000 % 2 == 0 ? 1 : 0.3);
  }

  @Test
  void aFileHasAPointWithItsIntervalReasonsAndNeighbours() throws Exception {
    FilePrediction said =
        PREDICTOR.of(wav("tone.wav", 3, PredictorAudioTest::tone), PredictionOptions.WHOLE);
    assertEquals(List.of(), said.notes());
    assertEquals(0, said.whole().start());
    assertEquals(3, said.whole().end(), 1e-9);
    assertEquals(5, said.whole().affect().reasons().size(), "families of ComParE");
    assertEquals(5, said.whole().affect().nearest().size());
    assertEquals(List.of(), said.curve());
    assertTrue(PREDICTOR.model().card().demonstration());
  }

  @Test
  void thePointIsToldBeforeItsReasons() throws Exception {
    List<FilePrediction> told = new ArrayList<>();
    PredictionListener listener =
        new PredictionListener() {
          @Override
          public void whole(FilePrediction known) {
            told.add(known);
          }
        };
    FilePrediction said =
        PREDICTOR.of(
            wav("tone.wav", 1, PredictorAudioTest::tone), PredictionOptions.WHOLE, listener);
    Affect first = told.get(0).whole().affect();
    assertEquals(List.of(), first.reasons());
    assertEquals(said.whole().affect().estimates(), first.estimates());
    assertEquals(said.whole().affect().nearest(), first.nearest());
  }

  @Test
  void anInterruptedThreadReasonsNoLonger() {
    float[] clip = PREDICTOR.model().typical()[0];
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> PREDICTOR.of(clip, null));
    assertTrue(Thread.interrupted(), "and stays so");
  }

  @Test
  void theCurveHasAWindowEveryHopAndKeepsTheDomainOfTheFile() throws Exception {
    PredictionOptions options = new PredictionOptions(1, 0.5, null, AudioOptions.DEFAULT);
    FilePrediction said = PREDICTOR.of(wav("tone.wav", 3, PredictorAudioTest::tone), options);
    assertEquals(5, said.curve().size());
    for (int k = 0; k < 5; k++) {
      Segment window = said.curve().get(k);
      assertEquals(0.5 * k, window.start(), 1e-9);
      assertEquals(0.5 * k + 1, window.end(), 1e-9);
      assertEquals(said.whole().affect().domain(), window.affect().domain());
    }
    Path first = wav("first.wav", 1, PredictorAudioTest::tone);
    String domain = said.whole().affect().domain();
    PredictionOptions alone = new PredictionOptions(0, 0, domain, AudioOptions.DEFAULT);
    assertEquals(
        PREDICTOR.of(first, alone).whole().affect().estimates(),
        said.curve().get(0).affect().estimates(),
        "a window is predicted as a file of its samples");
  }

  @Test
  void aMomentIsTheWindowOfTheCurveWithReasons() throws Exception {
    Path file = wav("tone.wav", 3, i -> tone(i) * i / (3 * RATE));
    for (BuiltInModel model : BuiltInModel.values()) { // one of them measures the file first
      Predictor predictor = new Predictor(model.read());
      Segment window =
          predictor
              .of(file, new PredictionOptions(1, 0.5, null, AudioOptions.DEFAULT))
              .curve()
              .get(3);
      PredictionOptions options =
          new PredictionOptions(1, 1, window.affect().domain(), AudioOptions.DEFAULT);
      Segment moment = Moment.of(predictor, file, options, 1.5);
      assertEquals(1.5, moment.start());
      assertEquals(2.5, moment.end(), 1e-9);
      assertEquals(window.affect().estimates(), moment.affect().estimates());
      assertTrue(moment.affect().reasons().size() >= 5);
      assertEquals(5, moment.affect().nearest().size());
      assertEquals(3, Moment.of(predictor, file, options, 2.5).end(), 1e-9);
      assertNull(Moment.of(predictor, file, options, 3));
    }
  }

  @Test
  void silenceClippingAndShortnessAreNoted() throws Exception {
    FilePrediction silent = PREDICTOR.of(wav("silent.wav", 2, i -> 0), PredictionOptions.WHOLE);
    assertTrue(silent.notes().get(0).startsWith("silence"), silent.notes().toString());
    assertTrue(
        silent.whole().affect().unlike().stream().anyMatch(w -> w.startsWith("quieter than any")),
        silent.whole().affect().unlike().toString());
    List<String> families =
        silent.whole().affect().reasons().stream().map(Reason::descriptors).toList();
    for (String sentence : silent.whole().affect().unlike()) {
      String family = sentence.substring(0, sentence.indexOf(':'));
      assertTrue(
          families.contains(family) || family.equals("quieter than any training clip"), sentence);
    }
    FilePrediction clipped =
        PREDICTOR.of(wav("clipped.wav", 2, i -> 8 * tone(i)), PredictionOptions.WHOLE);
    assertTrue(clipped.notes().get(0).startsWith("clipping"), clipped.notes().toString());
    FilePrediction brief =
        PREDICTOR.of(wav("short.wav", 0.3, PredictorAudioTest::tone), PredictionOptions.WHOLE);
    assertTrue(brief.notes().get(0).startsWith("very short: 0.30 s"), brief.notes().toString());
  }

  @Test
  void ofEndlessAudioOnlyTheBeginningIsHeardAndThatIsSaid() throws Exception {
    Path file = wav("long.wav", 8, PredictorAudioTest::tone);
    AudioOptions limited = AudioOptions.DEFAULT.withLimits(2, AudioOptions.DEFAULT.maxDecoding());
    FilePrediction said = PREDICTOR.of(file, new PredictionOptions(1, 1, null, limited));
    assertEquals(2, said.whole().end(), 1e-9);
    assertEquals(2, said.curve().size());
    assertEquals(List.of("longer than 2 s: the rest is ignored"), said.notes());
    FilePrediction alone =
        PREDICTOR.of(wav("two.wav", 2, PredictorAudioTest::tone), PredictionOptions.WHOLE);
    assertEquals(alone.whole().affect(), said.whole().affect());
  }

  @Test
  void whatIsNoAudioIsRefusedWithTheReason() throws Exception {
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
    assertThrows(AudioException.class, () -> PREDICTOR.of(text, PredictionOptions.WHOLE));
    Path tiny = wav("tiny.wav", 0.02, PredictorAudioTest::tone);
    assertThrows(AudioException.class, () -> PREDICTOR.of(tiny, PredictionOptions.WHOLE));
    Path tone = wav("tone.wav", 1, PredictorAudioTest::tone);
    assertThrows(
        IllegalArgumentException.class,
        () -> PREDICTOR.of(tone, new PredictionOptions(0, 0, "speech", AudioOptions.DEFAULT)));
  }
}
