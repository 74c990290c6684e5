package org.sonaffect.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.testkit.WavBytes;

/** The public face: same bits by every way in, defined results or a clear refusal. */
class ComParE2013Test {
  /** Noise and a gliding tone, half a second. */
  private static int[] samples() {
    SplittableRandom random = new SplittableRandom(6);
    int[] samples = new int[8000];
    Arrays.setAll(
        samples,
        i -> (int) (8000 * StrictMath.sin(0.05 * i + 2e-6 * i * i) + random.nextInt(1000)));
    return samples;
  }

  private static SampleStream open(int rate, int... samples) throws IOException {
    byte[] wav = new WavBytes().rate(rate).samples(samples).build();
    return Audio.open(new ByteArrayInputStream(wav), AudioOptions.DEFAULT);
  }

  private static Clip clip() throws IOException {
    try (SampleStream stream = open(16000, samples())) {
      return Audio.read(stream);
    }
  }

  /** Hands out a few samples at a time. */
  private record Dripping(SampleStream stream) implements SampleStream {
    @Override
    public int sampleRate() {
      return stream.sampleRate();
    }

    @Override
    public int read(float[] into, int offset, int length) throws IOException {
      return stream.read(into, offset, Math.min(length, 37));
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private static Kind refused(Clip clip) {
    return assertThrows(AudioException.class, () -> ComParE2013.functionals(clip)).kind();
  }

  @Test
  void clipStreamAndPiecesGiveTheSameBits() throws IOException {
    float[] wanted = ComParE2013.functionals(clip());
    assertEquals(ComParE2013.featureNames().size(), wanted.length);
    try (SampleStream stream = open(16000, samples())) {
      assertArrayEquals(wanted, ComParE2013.functionals(stream));
    }
    try (SampleStream stream = new Dripping(open(16000, samples()))) {
      assertArrayEquals(wanted, ComParE2013.functionals(stream));
    }
  }

  @Test
  void manyThreadsGiveTheSameBits() throws IOException, InterruptedException, ExecutionException {
    Clip clip = clip();
    float[] wanted = ComParE2013.functionals(clip);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<float[]>> found = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      found.add(threads.submit(() -> ComParE2013.functionals(clip)));
    }
    threads.shutdown();
    for (Future<float[]> one : found) {
      assertArrayEquals(wanted, one.get());
    }
  }

  @Test
  void namesLeadToValues() throws IOException {
    float[] functionals = ComParE2013.functionals(clip());
    Contours contours = ComParE2013.contours(clip());
    assertEquals(ComParE2013.contourNames().size(), contours.values().length);
    float[] energy = contours.values()[ComParE2013.contourNames().indexOf("pcm_RMSenergy_sma")];
    int n = contours.rows() - 1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += energy[i];
    }
    int index = ComParE2013.featureIndex("pcm_RMSenergy_sma_amean");
    assertEquals((float) (sum / n), functionals[index]);
  }

  @Test
  void silenceIsDefined() throws AudioException {
    float[] functionals = ComParE2013.functionals(new Clip(new float[16000], 16000));
    for (String zero :
        List.of("pcm_RMSenergy_sma_range", "F0final_sma_amean", "F0final_sma_ff0_nnz")) {
      assertEquals(0f, functionals[ComParE2013.featureIndex(zero)], zero);
    }
    assertEquals(1f, functionals[ComParE2013.featureIndex("pcm_RMSenergy_sma_flatness")]);
  }

  /** Dithered silence, and less than any file can hold: the energies underflow, no value does. */
  @Test
  void nearSilenceHasFeatures() throws AudioException {
    SplittableRandom random = new SplittableRandom(4);
    for (float peak : new float[] {4.1e-5f, 1.7e-7f, 1e-12f, 1e-19f, 1e-22f, 1e-30f, 1e-40f}) {
      float[] samples = new float[8000];
      for (int i = 2000; i < samples.length; i++) {
        samples[i] = (float) random.nextDouble(-peak, peak);
      }
      assertEquals(6373, ComParE2013.functionals(new Clip(samples, 16000)).length, peak + "");
    }
  }

  @Test
  void theShortestClipIsOneFrame() throws AudioException {
    for (int rate : new int[] {4000, 11025, 16000, 22050, 44100, 48000, 96000, 192000}) {
      int frame = (int) Math.round(0.06 * rate);
      assertEquals(
          6373, ComParE2013.functionals(new Clip(new float[frame], rate)).length, rate + " Hz");
      assertEquals(Kind.TOO_SHORT, refused(new Clip(new float[frame - 1], rate)), rate + " Hz");
    }
    assertEquals(Kind.TOO_SHORT, refused(new Clip(new float[0], 16000)));
    Clip empty = new Clip(new float[10], 16000);
    assertEquals(
        Kind.TOO_SHORT,
        assertThrows(AudioException.class, () -> ComParE2013.contours(empty)).kind());
  }

  @Test
  void whatIsNoSoundIsRefused() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -3e38f}) {
      float[] samples = new float[16000];
      samples[8000] = bad;
      assertEquals(Kind.NON_FINITE, refused(new Clip(samples, 16000)), "sample " + bad);
    }
    assertEquals(Kind.UNSUPPORTED, refused(new Clip(new float[16000], 300)));
    assertEquals(Kind.UNSUPPORTED, refused(new Clip(new float[16000], 384_000)));
  }
}
