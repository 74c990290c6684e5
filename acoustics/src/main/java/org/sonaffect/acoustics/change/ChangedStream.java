package org.sonaffect.acoustics.change;

import java.io.IOException;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.FilterStream;
import org.sonaffect.audio.stream.SampleStream;

/** The samples of a stream, changed; the clip is in memory as a whole. */
public final class ChangedStream extends FilterStream {
  private final boolean beginsWithMix;
  private final Channels changed;
  private int position;

  /**
   * Of all that is left of a stream.
   *
   * @param seed of {@link Change#of}
   * @throws AudioException {@code UNSUPPORTED} where the change does not concern the clip; and
   *     whatever reading brings about. The stream is closed then.
   */
  public ChangedStream(SampleStream stream, Change change, long seed) throws IOException {
    super(stream);
    this.beginsWithMix = stream.beginsWithMix();
    try {
      this.changed = changed(Channels.read(stream), change, seed);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private ChangedStream(ChangedStream other) {
    super(other.stream);
    this.beginsWithMix = other.beginsWithMix;
    this.changed = other.changed;
  }

  private static Channels changed(Channels clip, Change change, long seed) throws AudioException {
    if (!change.concerns(clip)) {
      throw AudioException.unsupported(
          "the change '%s' does not change this clip".formatted(change));
    }
    return change.of(clip, seed);
  }

  /** The same samples once more; closing it closes the stream, too. */
  public ChangedStream again() {
    return new ChangedStream(this);
  }

  @Override
  public int sampleRate() {
    return changed.sampleRate();
  }

  @Override
  public int channels() {
    return changed.samples().length;
  }

  @Override
  public boolean beginsWithMix() {
    return beginsWithMix || channels() == 1;
  }

  @Override
  public int read(float[] into, int offset, int length) {
    int got = Math.min(length, changed.length() - position);
    int values = channels();
    for (int i = 0; i < got; i++) {
      for (int c = 0; c < values; c++) {
        into[offset + i * values + c] = changed.samples()[c][position + i];
      }
    }
    position += Math.max(0, got);
    return got > 0 ? got : -1;
  }
}
