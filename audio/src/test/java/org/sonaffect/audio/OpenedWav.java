package org.sonaffect.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.wav.WavReader;

/** Bytes opened by the reader of WAV, whatever they begin with. */
final class OpenedWav {
  private OpenedWav() {}

  static SampleStream of(byte[] wav, boolean referenceQuirks) throws IOException {
    return new WavReader()
        .open(
            ByteSource.of(new ByteArrayInputStream(wav)),
            AudioOptions.DEFAULT.withReferenceQuirks(referenceQuirks));
  }
}
