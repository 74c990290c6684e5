package org.sonaffect.audio.mpeg;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.Id3;
import org.sonaffect.audio.stream.SampleStream;

/** Any format behind an ID3v2 tag, however large its pictures are. */
public final class Id3Reader implements FormatReader {
  private static final int MAX_TAGS = 16;

  private final Supplier<List<FormatReader>> readers;

  /** With the readers that may be tried behind the tag; asked when a file is opened. */
  public Id3Reader(Supplier<List<FormatReader>> readers) {
    this.readers = readers;
  }

  @Override
  public String name() {
    return "ID3";
  }

  /** That of what the tag stands before; a tag that is longer than the head stands before MP3. */
  @Override
  public String title(byte[] head) {
    byte[] rest = head;
    for (int i = 0; i < MAX_TAGS && recognises(rest); i++) {
      long size = Id3.size(rest, 0);
      rest = size < rest.length ? Arrays.copyOfRange(rest, (int) size, rest.length) : new byte[0];
    }
    FormatReader reader = behind(rest);
    return reader == null ? "MP3" : reader.title(rest);
  }

  private @Nullable FormatReader behind(byte[] head) {
    return readers.get().stream()
        .filter(reader -> !(reader instanceof Id3Reader) && reader.recognises(head))
        .findFirst()
        .orElse(null);
  }

  @Override
  public boolean recognises(byte[] head) {
    return Id3.at(head, 0);
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    ByteSource rest = source;
    for (int i = 0; i < MAX_TAGS && recognises(rest.head()); i++) {
      long size = Id3.size(rest.head(), 0);
      long missing = ByteSource.skip(rest.stream(), size);
      if (missing > 0) {
        throw AudioException.corrupt(
            "the ID3 tag at its start declares %d bytes more than the file has".formatted(missing));
      }
      rest = rest.remainder();
    }
    byte[] head = rest.head();
    FormatReader reader = behind(head);
    if (reader != null) {
      return reader.open(rest, options);
    }
    throw head.length == 0
        ? new AudioException(AudioException.Kind.EMPTY, "an ID3 tag and no audio behind it")
        : new AudioException(
            AudioException.Kind.UNKNOWN_FORMAT, "no known audio format behind the ID3 tag");
  }
}
