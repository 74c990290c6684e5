package org.sonaffect.audio.stream;

import java.io.IOException;

/**
 * Reads one audio format.
 *
 * <p>A reader gives all samples of the file, mixed to mono as {@link MonoMix} says unless each
 * channel is asked for. Of the options only that and {@code referenceQuirks} concern it: segments,
 * limits of duration and time, the range of sample rates and the check for finite samples are laid
 * over its stream by {@link org.sonaffect.audio.Audio}. It never allocates by a size that a file
 * declares, and every {@code read} of its stream ends in a time proportional to the bytes it
 * consumes.
 */
public interface FormatReader {
  /** The name of the format for messages, such as {@code WAV}. */
  String name();

  /**
   * What a person calls a file of this format, such as {@code WAV 16 bit} or {@code Ogg Vorbis}.
   *
   * @param head its first bytes, which the reader recognises
   */
  default String title(byte[] head) {
    return name();
  }

  /**
   * Whether a file is of this format, judging by its beginning.
   *
   * @param head the first bytes of the file, at most {@link ByteSource#HEAD}; all of them if there
   *     are fewer
   */
  boolean recognises(byte[] head);

  /**
   * Opens the samples; closing the stream closes the source.
   *
   * @throws AudioException where the content is not what the format demands; the source is then
   *     closed
   */
  default SampleStream open(ByteSource source, AudioOptions options) throws IOException {
    try {
      return samples(source, options);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** The samples that {@link #open} opens; where it fails, the source is closed for it. */
  SampleStream samples(ByteSource source, AudioOptions options) throws IOException;
}
