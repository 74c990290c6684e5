package org.sonaffect.audio.stream;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Mono samples as they are decoded, in order, once; nothing already read is held. */
public interface SampleStream extends Closeable {
  /** Hz. */
  int sampleRate();

  /**
   * Reads up to {@code length} samples, nominally in [-1, 1], into {@code into} from {@code
   * offset}.
   *
   * @return how many were read, at least 1; -1 at the end
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
