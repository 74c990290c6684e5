package org.sonaffect.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.audio.ffmpeg.FfmpegReader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Samples by ffmpeg of a variant that the reader of its format refused. Where ffmpeg fails too, the
 * reader's reason comes first.
 */
final class SecondChoice implements SampleStream {
  private final AudioException first;
  private final SampleStream samples;
  private boolean any;

  SecondChoice(AudioException first, Path file, AudioOptions options) throws IOException {
    this.first = first;
    try {
      this.samples = new FfmpegReader().open(ByteSource.of(file), options);
    } catch (AudioException second) {
      throw both(second);
    }
  }

  private AudioException both(AudioException second) {
    return second.kind() == Kind.TOO_LONG ? second : refused(String.valueOf(second.getMessage()));
  }

  private AudioException refused(String second) {
    return new AudioException(first.kind(), first.getMessage() + "; " + second, first);
  }

  @Override
  public int sampleRate() {
    return samples.sampleRate();
  }

  @Override
  public int channels() {
    return samples.channels();
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    int n;
    try {
      n = samples.read(into, offset, length);
    } catch (AudioException second) {
      throw any ? second : both(second);
    }
    if (n < 0 && !any) {
      throw refused("ffmpeg finds no samples in it");
    }
    any = true;
    return n;
  }

  @Override
  public List<String> warnings() {
    return samples.warnings();
  }

  @Override
  public void close() throws IOException {
    samples.close();
  }
}
