package org.sonaffect.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jtransforms.fft.FloatFFT_1D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.contour.ComParEContours;
import org.sonaffect.acoustics.contour.ContourExtractor;
import org.sonaffect.acoustics.contour.Edition;
import org.sonaffect.acoustics.contour.RawContours;
import org.sonaffect.acoustics.dsp.RealFft;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;

/**
 * The cost of extracting a clip of ten seconds, and of one real FFT of JTransforms of the size of a
 * 60 ms frame, in one run: how many such FFTs does a frame cost?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class ExtractionBenchmark {
  /** What is measured. */
  @Param public Sound sound = Sound.SPEECH_16K;

  private Clip clip = new Clip(new float[0], 0);
  private float[] input = new float[0];
  private float[] work = new float[0];
  private float[] re = new float[0];
  private float[] im = new float[0];
  private FloatFFT_1D yardstick = new FloatFFT_1D(1);
  private RealFft own = new RealFft(2);

  /** Reads the sound. */
  @Setup
  public void prepare() {
    clip = sound.clip();
    int n = sound.fft();
    input = new float[n];
    System.arraycopy(clip.samples(), clip.sampleRate() / 2, input, 0, n);
    work = new float[n];
    re = new float[n / 2 + 1];
    im = new float[n / 2 + 1];
    yardstick = new FloatFFT_1D(n);
    own = new RealFft(n);
  }

  /** The yardstick. */
  @Benchmark
  public float[] fft(ThreadTime time) {
    long start = time.start();
    for (int i = 0; i < ThreadTime.REPEATS; i++) {
      System.arraycopy(input, 0, work, 0, work.length);
      yardstick.realForward(work);
    }
    time.stop(start, ThreadTime.REPEATS);
    return work;
  }

  /** The transform of the extractor. */
  @Benchmark
  public float[] ownFft(ThreadTime time) {
    long start = time.start();
    for (int i = 0; i < ThreadTime.REPEATS; i++) {
      own.forward(input, re, im);
    }
    time.stop(start, ThreadTime.REPEATS);
    return re;
  }

  /** Samples to raw contours. */
  @Benchmark
  public RawContours contours(ThreadTime time) throws AudioException {
    long start = time.start();
    ComParEContours recorder = new ComParEContours(clip.sampleRate(), Edition.COMPARE2013);
    ContourExtractor extractor = new ContourExtractor(clip.sampleRate(), List.of(recorder));
    extractor.accept(clip.samples(), 0, clip.samples().length);
    extractor.finish();
    RawContours raw = recorder.raw();
    time.stop(start, raw.frames60());
    return raw;
  }

  /** Samples to the 6373 functionals. */
  @Benchmark
  public float[] functionals(ThreadTime time) throws AudioException {
    long start = time.start();
    float[] features = ComParE2013.functionals(clip);
    time.stop(start, sound.frames());
    return features;
  }

  /** Runs all and prints FFTs a frame; arguments are those of JMH. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results = ThreadTime.run(ExtractionBenchmark.class, arguments);
    Map<String, Double> best = new TreeMap<>();
    for (RunResult result : results) {
      best.put(
          result.getParams().getParam("sound") + " " + result.getPrimaryResult().getLabel(),
          ThreadTime.best(result));
    }
    System.out.println();
    System.out.println("Processor time of the benchmark's thread, best iteration, microseconds");
    System.out.println("sound           FFT  own FFT  contours/frame   FFTs  all/frame   FFTs");
    for (Sound sound : Sound.values()) {
      double fft = best.getOrDefault(sound + " fft", Double.NaN);
      double own = best.getOrDefault(sound + " ownFft", Double.NaN);
      double contours = best.getOrDefault(sound + " contours", Double.NaN);
      double all = best.getOrDefault(sound + " functionals", Double.NaN);
      System.out.printf(
          Locale.ROOT,
          "%-11s %7.2f %8.2f %15.2f %6.2f %10.2f %6.2f%n",
          sound,
          fft,
          own,
          contours,
          contours / fft,
          all,
          all / fft);
    }
  }
}
