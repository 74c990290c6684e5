package org.sonaffect.acoustics.signal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.dsp.ProgrammeLoudness;
import org.sonaffect.acoustics.signal.Measured.Held;
import org.sonaffect.audio.stream.HeldSamples;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Where audio begins and ends, and how loud it is. Holds 500 bytes for every second heard. Both are
 * relative to the clip itself: a clip that is softer all through gets the same ends and as much
 * more gain.
 */
final class SignalMeter {
  /** Frames a second, whose mean squares tell sound from silence. */
  private static final int FRAMES = 50;

  /** What is kept at least, seconds, so that a click in silence is no clip of 20 ms. */
  private static final double LEAST = 1;

  /** The most that a clip is amplified, dB: what is softer still is taken for silence. */
  private static final double MOST_GAIN = 80;

  /** So many samples are held at most, so that the audio is decoded once: 95 s at 22,050 Hz. */
  private static final int MOST_HELD = 1 << 21;

  /** The most that a part is amplified over the whole, dB: a pause is no music. */
  private static final double MOST_LIFT = 20;

  private final Signal signal;
  private final int sampleRate;
  private final int frame;
  private final ProgrammeLoudness loudness;
  private final float[] sample = new float[1];
  private double[] squares = new double[1024];
  private int frames;
  private double sum;
  private int inFrame;
  private long samples;

  private SignalMeter(Signal signal, int sampleRate) {
    this.signal = signal;
    this.sampleRate = sampleRate;
    this.frame = Math.max(1, sampleRate / FRAMES);
    this.loudness = new ProgrammeLoudness(sampleRate, 1);
  }

  /** Hears all that is left of a stream. */
  static Measured over(SampleStream audio, Signal signal) throws IOException {
    SampleStream all = new ConditionedStream(audio, signal.bandOnly(), Measured.NOTHING);
    SignalMeter meter = new SignalMeter(signal, all.sampleRate());
    float[] held = new float[1 << 14];
    int at = 0;
    int got;
    while ((got = all.read(held, at, held.length - at)) >= 0) {
      for (int i = 0; i < got; i++) {
        meter.accept(held[at + i]);
      }
      at += got;
      if (at == held.length) {
        if (at < MOST_HELD) {
          held = Arrays.copyOf(held, 2 * at);
        } else {
          at = 0;
        }
      }
    }
    return meter.measured(
        meter.samples == at ? new Held(all.sampleRate(), Arrays.copyOf(held, at)) : null);
  }

  private void accept(float value) {
    sample[0] = value;
    loudness.accept(sample, 0);
    sum += (double) value * value;
    samples++;
    if (++inFrame == frame) {
      endFrame();
    }
  }

  private void endFrame() {
    if (frames == squares.length) {
      squares = Arrays.copyOf(squares, 2 * frames);
    }
    squares[frames++] = sum / inFrame;
    sum = 0;
    inFrame = 0;
  }

  private Measured measured(@Nullable Held held) {
    if (inFrame > 0) {
      endFrame();
    }
    double gain = gain();
    double loudest = Arrays.stream(squares, 0, frames).max().orElse(0);
    if (signal.trim() == 0 || loudest <= 0) {
      return new Measured(0, samples, gain, held);
    }
    double silence = loudest * StrictMath.pow(10, -signal.trim() / 10.0);
    int first = 0;
    while (squares[first] < silence) {
      first++;
    }
    int last = frames - 1;
    while (squares[last] < silence) {
      last--;
    }
    // Sound begins and ends within these frames, so that they are in part silence: cut too.
    long from = (first + 1L) * frame;
    long to = (long) last * frame;
    long least = Math.min(samples, Math.round(LEAST * sampleRate));
    if (to - from < least) {
      to = Math.min(samples, from + least);
      from = Math.max(0, to - least);
    }
    return new Measured(from, to, gain, held);
  }

  private double gain() {
    double wanted = signal.loudness() == 0 ? 0 : signal.loudness() - loudness.level();
    return wanted > MOST_GAIN ? 1 : StrictMath.pow(10, wanted / 20);
  }

  /** As {@link ConditionedStream#part}. */
  static HeldSamples level(HeldSamples part, Signal signal) {
    float[] samples = new float[part.length()];
    int got = part.read(samples, 0, samples.length);
    ProgrammeLoudness loudness = new ProgrammeLoudness(part.sampleRate(), 1);
    for (int i = 0; i < got; i++) {
      loudness.accept(samples, i);
    }
    double gain =
        StrictMath.pow(10, Math.min(MOST_LIFT, signal.loudness() - loudness.level()) / 20);
    for (int i = 0; i < got; i++) {
      samples[i] *= gain;
    }
    return new HeldSamples(part.sampleRate(), samples);
  }
}
