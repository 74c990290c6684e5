package org.sonaffect.acoustics.signal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.dsp.Resampler;
import org.sonaffect.audio.stream.FilterStream;
import org.sonaffect.audio.stream.HeldSamples;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Audio as a {@link Signal} wants it: mono, at its rate, within its band, without the silence at
 * the ends, at its loudness. About a second is held. Means over windows or parts are not made here.
 */
public final class ConditionedStream extends FilterStream {
  private static final int PIECE = 4096;

  private final int sampleRate;
  private final @Nullable Resampler resampler;
  private final Measured measured;
  private final double floor;
  private final float[] piece;
  private float[] made = new float[2 * PIECE];
  private int count;
  private int taken;
  private long position;
  private boolean ended;

  /**
   * Conditions what is left of a stream; closing this closes it.
   *
   * @param audio of any channels; of those that begin with their mix, the mix
   * @param measured by {@link #measure} on the same audio
   */
  public ConditionedStream(SampleStream audio, Signal signal, Measured measured) {
    this(
        audio,
        signal,
        measured,
        signal.rateOf(audio.sampleRate()) == audio.sampleRate()
            && signal.rate() == 0
            && signal.band() == 0);
  }

  /** Of the audio that was held when it was measured; null where none was. */
  public static @Nullable ConditionedStream held(Signal signal, Measured measured) {
    Measured.Held held = measured.held();
    return held == null
        ? null
        : new ConditionedStream(
            new HeldSamples(held.sampleRate(), held.samples()), signal, measured, true);
  }

  private ConditionedStream(SampleStream audio, Signal signal, Measured measured, boolean banded) {
    super(audio);
    this.measured = measured;
    this.sampleRate = banded ? audio.sampleRate() : signal.rateOf(audio.sampleRate());
    this.floor = signal.floor() == 0 ? 0 : StrictMath.pow(10, signal.floor() / 20.0);
    this.piece = new float[PIECE * audio.channels()];
    double band = signal.band() == 0 ? Double.POSITIVE_INFINITY : signal.band();
    this.resampler =
        banded ? null : new Resampler(audio.sampleRate(), sampleRate, band, this::made);
  }

  /**
   * Hears a stream to its end, where the signal has to know the whole before it begins.
   *
   * @return {@link Measured#NOTHING}, and the stream unread, where it has not
   */
  public static Measured measure(SampleStream audio, Signal signal) throws IOException {
    return signal.measures() ? SignalMeter.over(audio, signal) : Measured.NOTHING;
  }

  /** A part of conditioned audio, brought by itself to the loudness that the whole was. */
  public static HeldSamples part(HeldSamples part, Signal signal) {
    return signal.loudness() == 0 ? part : SignalMeter.level(part, signal);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public boolean beginsWithMix() {
    return true;
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    while (true) {
      long skipped = Math.min(count - taken, Math.max(0, measured.from() - position));
      taken += (int) skipped;
      position += skipped;
      int got = (int) Math.min(Math.min(length, count - taken), measured.to() - position);
      if (got > 0) {
        long first = position - measured.from();
        for (int i = 0; i < got; i++) {
          double value = made[taken + i] * measured.gain();
          into[offset + i] = (float) (floor == 0 ? value : value + floor * Noise.at(first + i));
        }
        taken += got;
        position += got;
        return got;
      }
      if (ended || position >= measured.to()) {
        return -1;
      }
      more();
    }
  }

  private void more() throws IOException {
    count = 0;
    taken = 0;
    int got = stream.read(piece, 0, PIECE);
    ended = got < 0;
    int channels = stream.channels();
    for (int i = 0; i < got; i++) {
      // The mean of the first samples is taken before it overwrites them.
      piece[i] = channels == 1 || stream.beginsWithMix() ? piece[i * channels] : mean(i * channels);
    }
    if (resampler == null) {
      made(piece, Math.max(0, got));
      return;
    }
    resampler.accept(piece, Math.max(0, got));
    if (ended) {
      resampler.finish();
    }
  }

  private float mean(int at) {
    float sum = 0;
    for (int c = 0; c < stream.channels(); c++) {
      sum += piece[at + c];
    }
    return sum / stream.channels();
  }

  private void made(float[] values, int length) {
    if (count + length > made.length) {
      made = Arrays.copyOf(made, 2 * (count + length));
    }
    System.arraycopy(values, 0, made, count, length);
    count += length;
  }
}
