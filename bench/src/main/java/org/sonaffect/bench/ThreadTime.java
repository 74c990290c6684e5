package org.sonaffect.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Processor time, which unlike the clock means something while other programs run. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ThreadTime {
  /** How often what takes microseconds is repeated between two looks at the time. */
  static final int REPEATS = 100;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Processor nanoseconds counted. */
  public long nanos;

  /** Transforms or frames done in them. */
  public long units;

  long start() {
    return THREADS.getCurrentThreadCpuTime();
  }

  void stop(long start, int done) {
    nanos += THREADS.getCurrentThreadCpuTime() - start;
    units += done;
  }

  /** Runs the benchmarks of a class; arguments are those of JMH. */
  static Collection<RunResult> run(Class<?> benchmarks, String... arguments)
      throws RunnerException, CommandLineOptionException {
    return new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(benchmarks.getSimpleName())
                .build())
        .run();
  }

  /** Microseconds a unit in the best iteration. */
  static double best(RunResult result) {
    double best = Double.NaN;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        double micros = counted(iteration, "nanos") / counted(iteration, "units") / 1000;
        best = Double.isNaN(best) ? micros : Math.min(best, micros);
      }
    }
    return best;
  }

  private static double counted(IterationResult iteration, String counter) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(counter)).getScore();
  }
}
