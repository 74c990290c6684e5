package org.sonaffect.acoustics.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.AudioException;
import org.sonaffect.acoustics.AudioOptions;
import org.sonaffect.acoustics.SampleStream;

/** The formats that are read, in the order in which they are asked. */
public final class Formats {
  /** Clear signatures first; MPEG audio has none and is searched for last. */
  private static final List<FormatReader> READERS =
      List.of(
          new WavReader(),
          new FlacReader(),
          new OggReader(),
          new AiffReader(),
          new AuReader(),
          new Id3Reader(),
          new FfmpegReader(),
          new MpegReader());

  private Formats() {}

  /**
   * Opens a file with the reader that recognises it. A variant that this one does not read goes to
   * ffmpeg, where there is one and the bytes come from a file.
   *
   * @return null where no reader recognises it
   */
  public static @Nullable SampleStream open(ByteSource source, AudioOptions options)
      throws IOException {
    byte[] head = source.head();
    for (FormatReader reader : READERS) {
      if (reader.recognises(head)) {
        try {
          return reader.open(source, options);
        } catch (AudioException e) {
          Path file = source.path();
          boolean other = !(reader instanceof FfmpegReader) && Container.of(head) != null;
          if (e.kind() != AudioException.Kind.UNSUPPORTED || !other || file == null) {
            throw e;
          }
          if (Ffmpeg.find() == null) {
            throw new AudioException(
                e.kind(),
                e.getMessage() + "; ffmpeg may read it, but there is none on the PATH",
                e);
          }
          return new FfmpegReader().open(ByteSource.of(file), options);
        }
      }
    }
    return null;
  }

  /** All readers; the first that recognises a file reads it. */
  public static List<FormatReader> readers() {
    return READERS;
  }
}
