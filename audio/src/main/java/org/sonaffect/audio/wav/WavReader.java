package org.sonaffect.audio.wav;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;

/**
 * WAV: integers of 8 to 32 bits and floats of 32 and 64, plain and extensible headers, RIFF, RIFX
 * and RF64 (Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0",
 * 1991; EBU Tech 3306). Mono mix and scale are those of docs/spec/compare2013-contours.md §C1.2.
 *
 * <p>Declared sizes are not trusted: the samples end with the file, whatever the header says. A
 * size of 0 or of about 2 GiB or more is a placeholder of a writer that could not seek. Any other
 * size that the file does not reach means that the file was cut short: what is there is read, and a
 * warning says what is missing.
 */
public final class WavReader implements FormatReader {
  @Override
  public String name() {
    return "WAV";
  }

  @Override
  public boolean recognises(byte[] head) {
    String start = new String(head, 0, Math.min(12, head.length), StandardCharsets.ISO_8859_1);
    boolean riff =
        start.startsWith("RIFF")
            || start.startsWith("RIFX")
            || start.startsWith("RF64")
            || start.startsWith("BW64");
    return riff && (start.length() < 12 || start.endsWith("WAVE"));
  }

  @Override
  public SampleStream open(ByteSource source, AudioOptions options) throws IOException {
    try {
      WavHeader header = WavHeader.read(source.stream());
      return new WavStream(source, header, options.referenceQuirks());
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
