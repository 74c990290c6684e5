package org.sonaffect.audio.mpeg;

import java.io.IOException;
import java.io.InputStream;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;

/**
 * MPEG audio, layers I to III ({@code .mp3}, {@code .mp2}), decoded in float and without gaps: what
 * the encoder added is dropped where its tag says how much that is. Frames are found wherever they
 * begin in the first 64 KiB.
 */
public final class MpegReader implements FormatReader {
  @Override
  public String name() {
    return "MP3";
  }

  @Override
  public boolean recognises(byte[] head) {
    for (int at = 0; at + MpegHeader.BYTES <= head.length; at++) {
      MpegHeader header = MpegHeader.parse(head, at);
      if (header != null && MpegFrames.beginAt(head, at)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    return open(name(), source.stream(), options.eachChannel());
  }

  /**
   * The samples of frames that something else took out of a container; closing them closes {@code
   * in}.
   *
   * @param name for messages
   */
  public static SampleStream open(String name, InputStream in, boolean eachChannel)
      throws IOException {
    return new MpegStream(name, in, eachChannel);
  }
}
