package org.sonaffect.audio.flac;

import java.io.IOException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;

/**
 * FLAC of 4 to 32 bits and 1 to 8 channels; the same samples as the WAV it was made of. A stream
 * may also begin with a frame, without a description.
 */
public final class FlacReader implements FormatReader {
  @Override
  public String name() {
    return "FLAC";
  }

  @Override
  public boolean recognises(byte[] head) {
    if (head.length >= 4 && head[0] == 'f' && head[1] == 'L' && head[2] == 'a' && head[3] == 'C') {
      return true;
    }
    FlacHeader frame = FlacHeader.parse(head, 0, head.length);
    return frame != null && frame.describesStream();
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    return new FlacStream(source.stream(), options.eachChannel());
  }
}
