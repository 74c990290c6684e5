package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;

/** Threads that help with a clip change no bit of it. */
class SpareCoresTest {
  @AfterEach
  void alone() {
    SpareCores.use(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 44100, 192000})
  void helpersChangeNothing(int rate) throws AudioException {
    FeatureSets sets = FeatureSets.parse("compare2013,compare2016,egemaps,tonal");
    // Lengths around a batch of frames, and one that is no whole number of hops.
    for (double seconds : new double[] {0.06, 0.2, 0.2345, 1.7}) {
      Clip clip = voice(rate, seconds);
      float[] alone = sets.functionals(clip);
      SpareCores.use(4);
      assertArrayEquals(alone, sets.functionals(clip), seconds + " s");
      SpareCores.use(1);
    }
  }

  @Test
  void helpersChangeNoContour() throws AudioException {
    Clip clip = voice(44100, 3);
    Contours alone = FeatureSet.EGEMAPS.contours(clip);
    SpareCores.use(3);
    Contours helped = FeatureSet.EGEMAPS.contours(clip);
    assertArrayEquals(alone.times(), helped.times());
    assertArrayEquals(alone.values(), helped.values());
  }

  /** Frames of roughness wait for helpers, but not more than fit: the clip has 75 of them. */
  @Test
  void helpersThatComeLateChangeNothing() throws Exception {
    Clip clip = voice(8000, 15);
    float[] alone = FeatureSet.TONAL.functionals(clip);
    SpareCores.use(2);
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      SpareCores.help(
          () -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    try {
      assertArrayEquals(alone, FeatureSet.TONAL.functionals(clip));
    } finally {
      end.countDown();
    }
    assertArrayEquals(alone, FeatureSet.TONAL.functionals(clip));
  }

  @Test
  void threadsAreCountedWhereAClipFails() {
    SpareCores.use(2);
    float[] samples = voice(16000, 1).samples();
    samples[12000] = Float.NaN;
    assertThrows(
        AudioException.class, () -> FeatureSet.EGEMAPS.functionals(new Clip(samples, 16000)));
    assertEquals(1, SpareCores.spare());
  }

  /** A tone that rises, with overtones and noise, and silence now and then. */
  private static Clip voice(int rate, double seconds) {
    Random random = new Random(rate);
    float[] samples = new float[(int) (rate * seconds)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = i / (double) rate;
      phase += 2 * Math.PI * (120 + 60 * t) / rate;
      double tone = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase);
      samples[i] = t % 0.7 > 0.55 ? 0f : (float) (0.2 * tone + 0.01 * random.nextGaussian());
    }
    return new Clip(samples, rate);
  }
}
