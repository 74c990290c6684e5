package org.sonaffect.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.aiff.AiffReader;
import org.sonaffect.audio.au.AuReader;
import org.sonaffect.audio.ffmpeg.Container;
import org.sonaffect.audio.ffmpeg.Ffmpeg;
import org.sonaffect.audio.ffmpeg.FfmpegReader;
import org.sonaffect.audio.flac.FlacReader;
import org.sonaffect.audio.mpeg.Id3Reader;
import org.sonaffect.audio.mpeg.MpegReader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.vorbis.OggReader;
import org.sonaffect.audio.wav.WavReader;

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
          new Id3Reader(Formats::readers),
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
    FormatReader reader = of(head);
    if (reader == null) {
      return null;
    }
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
            e.kind(), e.getMessage() + "; ffmpeg may read it, but there is none on the PATH", e);
      }
      return new SecondChoice(e, file, options);
    }
  }

  /** What a person calls the format of a file; null where no reader recognises it. */
  public static @Nullable String title(byte[] head) {
    FormatReader reader = of(head);
    return reader == null ? null : reader.title(head);
  }

  /** The reader of a file that begins so; null where none recognises it. */
  static @Nullable FormatReader of(byte[] head) {
    return READERS.stream().filter(reader -> reader.recognises(head)).findFirst().orElse(null);
  }

  /** All readers; the first that recognises a file reads it. */
  public static List<FormatReader> readers() {
    return READERS;
  }
}
