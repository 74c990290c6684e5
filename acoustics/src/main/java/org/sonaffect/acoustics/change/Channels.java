package org.sonaffect.acoustics.change;

import java.io.IOException;
import java.util.Arrays;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.SampleStream;

/**
 * A clip in memory, channel by channel.
 *
 * @param samples {@code float[channels][samples]}, nominally in [-1, 1]
 * @param sampleRate Hz
 */
@SuppressWarnings("ArrayRecordComponent")
public record Channels(float[][] samples, int sampleRate) {
  /** Of one clip more is not held: ten minutes of stereo at 48 kHz are 58 million values. */
  private static final int MOST_VALUES = 1 << 28;

  /** The one channel of a mono clip. */
  public static Channels of(Clip clip) {
    return new Channels(new float[][] {clip.samples()}, clip.sampleRate());
  }

  /**
   * All that is left of a stream.
   *
   * @throws AudioException {@code TOO_LONG} for more than 2^28 values
   */
  public static Channels read(SampleStream stream) throws IOException {
    int channels = stream.channels();
    float[] values = new float[channels << 14];
    int length = 0;
    int got;
    while ((got = stream.read(values, length * channels, values.length / channels - length)) >= 0) {
      length += got;
      if (length * channels == values.length) {
        if (values.length >= MOST_VALUES) {
          throw AudioException.tooLong(
              "more than %d values; too long to be changed".formatted(MOST_VALUES));
        }
        values = Arrays.copyOf(values, 2 * values.length);
      }
    }
    float[][] apart = new float[channels][length];
    for (int i = 0; i < length; i++) {
      for (int c = 0; c < channels; c++) {
        apart[c][i] = values[i * channels + c];
      }
    }
    return new Channels(apart, stream.sampleRate());
  }

  /** Samples of a channel. */
  public int length() {
    return samples[0].length;
  }

  /** Duration in seconds. */
  public double seconds() {
    return length() / (double) sampleRate;
  }

  /** So many seconds in samples. */
  int samples(double seconds) {
    return Math.toIntExact(Math.round(seconds * sampleRate));
  }

  /** Each channel made another, at the same rate. */
  Channels each(ChannelChange change) {
    float[][] changed = new float[samples.length][];
    for (int c = 0; c < changed.length; c++) {
      changed[c] = change.of(samples[c]);
    }
    return new Channels(changed, sampleRate);
  }

  /** Makes other samples of those of one channel. */
  interface ChannelChange {
    float[] of(float[] samples);
  }
}
