package org.sonaffect.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/**
 * The outline of a clip, for drawing.
 *
 * @param seconds duration
 * @param peaks {@code float[at most 2 * BARS]}: largest magnitude in each of as many equal pieces
 *     (the last may be shorter), nominally in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
record Waveform(double seconds, float[] peaks) {
  /** As many bars at least, where there are as many samples. */
  static final int BARS = 300;

  private static final int PIECE = 8192;
  private static final int SMALLEST = 64;

  /** Reads a file once; what is held does not grow with its length. */
  static Waveform of(Path audio, AudioOptions options) throws IOException, InterruptedException {
    float[] peaks = new float[2 * BARS];
    int bar = 0;
    long perBar = SMALLEST;
    long inBar = 0;
    long samples = 0;
    float[] piece = new float[PIECE];
    try (SampleStream stream = Audio.open(audio, options)) {
      int got;
      while ((got = stream.read(piece, 0, PIECE)) >= 0) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        samples += got;
        for (int i = 0; i < got; ) {
          if (inBar == perBar) {
            inBar = 0;
            bar++;
            if (bar == peaks.length) {
              bar = halve(peaks);
              perBar *= 2;
            }
          }
          int some = (int) Math.min(got - i, perBar - inBar);
          peaks[bar] = loudest(piece, i, i + some, peaks[bar]);
          inBar += some;
          i += some;
        }
      }
      return new Waveform(
          samples / (double) stream.sampleRate(), Arrays.copyOf(peaks, samples == 0 ? 0 : bar + 1));
    }
  }

  /** The largest magnitude of some samples, and at least {@code peak}. */
  private static float loudest(float[] samples, int from, int to, float peak) {
    float most = peak;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(samples[i]));
    }
    return most;
  }

  /** Joins neighbours; returns how many bars are left. */
  private static int halve(float[] peaks) {
    int half = peaks.length / 2;
    for (int i = 0; i < half; i++) {
      peaks[i] = Math.max(peaks[2 * i], peaks[2 * i + 1]);
    }
    Arrays.fill(peaks, half, peaks.length, 0);
    return half;
  }
}
