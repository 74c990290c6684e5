package org.sonaffect.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.SampleStream;

/**
 * What decoding costs: seconds of audio per second of processor time, beside ffmpeg on the same
 * files in turn.
 *
 * <p>Arguments: audio files, of some minutes each. Of ffmpeg the time of the whole process counts,
 * of ours that of the thread which decodes, once it is compiled. Best run of each.
 */
public final class DecodingBenchmark {
  private static final int RUNS = 10;
  private static final double NANOS = 1e9;
  private static final Pattern USED = Pattern.compile("utime=([\\d.]+)s stime=([\\d.]+)s");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DecodingBenchmark() {}

  /** Runs it. */
  public static void main(String[] files) throws IOException, InterruptedException {
    System.out.println("| file | seconds | here | ffmpeg | here / ffmpeg |");
    System.out.println("|---|---|---|---|---|");
    for (String name : files) {
      Path file = Path.of(name);
      double seconds = 0;
      double ours = Double.POSITIVE_INFINITY;
      double theirs = Double.POSITIVE_INFINITY;
      for (int run = 0; run < RUNS; run++) {
        long before = THREADS.getCurrentThreadCpuTime();
        seconds = decode(file);
        ours = Math.min(ours, (THREADS.getCurrentThreadCpuTime() - before) / NANOS);
        theirs = Math.min(theirs, ffmpeg(file));
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.0f | %.2f |%n",
          file.getFileName(),
          seconds,
          seconds / ours,
          seconds / theirs,
          theirs / ours);
    }
  }

  /** Decodes all of it; its length in seconds. */
  private static double decode(Path file) throws IOException {
    float[] block = new float[4096];
    long samples = 0;
    try (SampleStream stream = Audio.open(file)) {
      int n;
      while ((n = stream.read(block, 0, block.length)) >= 0) {
        samples += n;
      }
      return samples / (double) stream.sampleRate();
    }
  }

  /** Processor seconds of an ffmpeg that decodes it and writes nothing. */
  private static double ffmpeg(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "ffmpeg",
                "-nostdin",
                "-hide_banner",
                "-benchmark",
                "-threads",
                "1",
                "-i",
                file.toString(),
                "-c:a",
                "pcm_f32le",
                "-f",
                "null",
                "-")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher used = USED.matcher(said);
    if (process.waitFor() != 0 || !used.find()) {
      throw new IOException("ffmpeg on " + file + ": " + said);
    }
    return Double.parseDouble(used.group(1)) + Double.parseDouble(used.group(2));
  }
}
