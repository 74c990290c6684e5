package org.sonaffect.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.model.predict.PredictionListener;
import org.sonaffect.model.predict.PredictionOptions;

/**
 * Analyses a synthetic sound before the first request, so that the first visitor does not wait for
 * code to be compiled: a fresh process takes seconds for what later takes a fifth of one.
 */
final class WarmUp {
  private static final int RATE = 44_100;
  private static final int SECONDS = 5;

  /** Passes until a visitor hardly waits for the compiler. */
  private static final int FIRST = 3;

  /** Passes after which the compiler has seen all that matters. */
  private static final int ALL = 20;

  private WarmUp() {}

  /**
   * Runs it. A failure is not reported: the first real analysis will report it.
   *
   * @param file for the sound; removed at the end
   * @param warm runs when the first visitor may come
   * @param idle whether there is nothing else to do; only then it goes on
   */
  static void run(Analyst analyst, Path file, Runnable warm, BooleanSupplier idle) {
    try {
      sound(file);
      passes(analyst, file, FIRST, () -> true);
      warm.run();
      passes(analyst, file, ALL - FIRST, idle);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      // A model of other features hears nothing; a full disk will be reported by the first upload.
    } finally {
      warm.run();
      remove(file);
    }
  }

  private static void passes(Analyst analyst, Path file, int count, BooleanSupplier goesOn)
      throws IOException, InterruptedException {
    PredictionOptions options = new PredictionOptions(2, 1, null, AudioOptions.DEFAULT);
    for (int pass = 0; pass < count && goesOn.getAsBoolean(); pass++) {
      Waveform.of(file, AudioOptions.DEFAULT);
      analyst.of(file, options, PredictionListener.NONE);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It goes with the next start.
    }
  }

  /** Tones and noise, loud and soft. */
  private static void sound(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1983);
    byte[] samples = new byte[2 * RATE * SECONDS];
    for (int i = 0; i < samples.length / 2; i++) {
      double seconds = (double) i / RATE;
      double loudness = 0.3 * (1 + Math.sin(2 * Math.PI * 1.5 * seconds));
      double tone = Math.sin(2 * Math.PI * 220 * seconds);
      int value = (int) (20_000 * loudness * (0.7 * tone + 0.3 * random.nextDouble(-1, 1)));
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    try (AudioInputStream in =
        new AudioInputStream(
            new ByteArrayInputStream(samples),
            new AudioFormat(RATE, 16, 1, true, false),
            samples.length / 2)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
