package org.sonaffect.audio;

import java.io.IOException;
import java.nio.file.Path;
import org.sonaffect.audio.ffmpeg.FfmpegReader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FilterStream;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Samples by ffmpeg of a variant that the reader of its format refused. Where ffmpeg fails too, the
 * reader's reason comes first.
 */
final class SecondChoice extends FilterStream {
  private final AudioException first;
  private boolean any;

  SecondChoice(AudioException first, Path file, AudioOptions options) throws IOException {
    super(open(first, file, options));
    this.first = first;
  }

  private static SampleStream open(AudioException first, Path file, AudioOptions options)
      throws IOException {
    try {
      return new FfmpegReader().open(ByteSource.of(file), options);
    } catch (AudioException second) {
      throw both(first, second);
    }
  }

  private static AudioException both(AudioException first, AudioException second) {
    return second.kind() == Kind.TOO_LONG
        ? second
        : refused(first, String.valueOf(second.getMessage()));
  }

  private static AudioException refused(AudioException first, String second) {
    return new AudioException(first.kind(), first.getMessage() + "; " + second, first);
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    int n;
    try {
      n = stream.read(into, offset, length);
    } catch (AudioException second) {
      throw any ? second : both(first, second);
    }
    if (n < 0 && !any) {
      throw refused(first, "ffmpeg finds no samples in it");
    }
    any = true;
    return n;
  }
}
