package org.sonaffect.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;

/** The cost of the functionals of ten seconds: of each feature set alone, and of some together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class FeatureSetBenchmark {
  private static final String ONE = "compare2013";

  /** What is measured. */
  @Param public Sound sound = Sound.SPEECH_16K;

  /** Sets, with + between them: JMH has commas between values. */
  @Param({
    ONE,
    "compare2016",
    "egemaps",
    "gemaps",
    "compare2013+egemaps",
    "compare2016+egemaps",
    "compare2013+compare2016+egemaps+gemaps",
    "tonal",
    "contrast",
    "percussion",
    "contrast+percussion",
    "egemaps+tonal",
    "compare2013+egemaps+tonal+contrast+percussion"
  })
  public String sets = ONE;

  private Clip clip = new Clip(new float[0], 0);
  private FeatureSets chosen = FeatureSets.DEFAULT;

  /** Reads the sound. */
  @Setup
  public void prepare() {
    clip = sound.clip();
    chosen = FeatureSets.parse(sets.replace('+', ','));
  }

  /** Samples to functionals. */
  @Benchmark
  public float[] functionals(ThreadTime time) throws AudioException {
    long start = time.start();
    float[] features = chosen.functionals(clip);
    time.stop(start, sound.frames());
    return features;
  }

  /** Runs all and prints processor time a frame; arguments are those of JMH. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results = ThreadTime.run(FeatureSetBenchmark.class, arguments);
    Map<String, Map<String, Double>> best = new TreeMap<>();
    for (RunResult result : results) {
      best.computeIfAbsent(result.getParams().getParam("sets"), s -> new TreeMap<>())
          .put(result.getParams().getParam("sound"), ThreadTime.best(result));
    }
    System.out.println();
    System.out.println(
        "Processor time of the benchmark's thread a frame, best iteration, microseconds");
    best.forEach(
        (sets, bySound) ->
            bySound.forEach(
                (sound, micros) ->
                    System.out.printf(
                        Locale.ROOT,
                        "%-40s %-11s %7.2f %5.2f%n",
                        sets,
                        sound,
                        micros,
                        micros
                            / best.getOrDefault(ONE, Map.of()).getOrDefault(sound, Double.NaN))));
  }
}
