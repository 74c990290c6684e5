package org.sonaffect.audio.stream;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Samples as they are decoded, in order, once; nothing already read is held. They are mono, unless
 * {@link AudioOptions#eachChannel} asked for all channels: then a sample stands for one value of
 * each of them, one behind the other, in the order of WAV: left, right, centre, low frequencies,
 * then the surround channels (Microsoft, "Multiple channel audio data and WAVE files").
 */
public interface SampleStream extends Closeable {
  /** Hz. */
  int sampleRate();

  /** Values of a sample: 1, or the number of channels where these are kept apart. */
  default int channels() {
    return 1;
  }

  /** Whether the first value of a sample is that of the mono mix: always, where it is the only. */
  default boolean beginsWithMix() {
    return channels() == 1;
  }

  /**
   * Reads up to {@code length} samples, nominally in [-1, 1], into {@code into} from {@code
   * offset}.
   *
   * @param into has room for {@code length} times {@link #channels} values from {@code offset}
   * @return how many samples were read, at least 1; -1 at the end
   * @throws AudioException where the content is not what its format demands
   */
  int read(float[] into, int offset, int length) throws IOException;

  /**
   * Faults of the file that did not stop it from being read, each in one sentence: data cut short
   * of the declared size, a header that contradicts itself. Complete only once the end was reached.
   */
  default List<String> warnings() {
    return List.of();
  }
}
