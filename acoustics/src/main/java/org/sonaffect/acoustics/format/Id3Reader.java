package org.sonaffect.acoustics.format;

import java.io.IOException;
import org.sonaffect.acoustics.AudioException;
import org.sonaffect.acoustics.AudioOptions;
import org.sonaffect.acoustics.SampleStream;

/** Any format behind an ID3v2 tag, however large its pictures are. */
final class Id3Reader implements FormatReader {
  private static final int MAX_TAGS = 16;

  @Override
  public String name() {
    return "ID3";
  }

  @Override
  public boolean recognises(byte[] head) {
    return Id3.at(head, 0);
  }

  @Override
  public SampleStream open(ByteSource source, AudioOptions options) throws IOException {
    ByteSource rest = source;
    try {
      for (int i = 0; i < MAX_TAGS && recognises(rest.head()); i++) {
        AuReader.skip(rest.stream(), Id3.size(rest.head(), 0));
        rest = rest.remainder();
      }
      byte[] head = rest.head();
      for (FormatReader reader : Formats.readers()) {
        if (!(reader instanceof Id3Reader) && reader.recognises(head)) {
          return reader.open(rest, options);
        }
      }
      throw new AudioException(
          head.length == 0 ? AudioException.Kind.CORRUPT : AudioException.Kind.UNKNOWN_FORMAT,
          head.length == 0
              ? "the ID3 tag at its start declares more bytes than the file has"
              : "no audio format known here behind the ID3 tag");
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
