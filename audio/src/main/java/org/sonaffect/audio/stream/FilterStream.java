package org.sonaffect.audio.stream;

import java.io.IOException;
import java.util.List;

/** A stream over another one, which it closes; all but reading is that of the other. */
public abstract class FilterStream implements SampleStream {
  /** The other stream. */
  protected final SampleStream stream;

  /** Over a stream. */
  protected FilterStream(SampleStream stream) {
    this.stream = stream;
  }

  @Override
  public int sampleRate() {
    return stream.sampleRate();
  }

  @Override
  public int channels() {
    return stream.channels();
  }

  @Override
  public boolean beginsWithMix() {
    return stream.beginsWithMix();
  }

  @Override
  public List<String> warnings() {
    return stream.warnings();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
