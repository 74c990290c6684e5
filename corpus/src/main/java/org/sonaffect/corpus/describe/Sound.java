package org.sonaffect.corpus.describe;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.acoustics.fingerprint.Fingerprinter;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.Formats;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.SoundLevel;

/**
 * What the audio of a clip is.
 *
 * @param format container and coding, such as {@code WAV 16 bit}
 * @param sampleRate Hz
 * @param channels of the file
 * @param seconds of the clip, as decoded
 * @param kilobits a second, of the whole file; NaN where the clip is a part of it
 * @param peak the highest absolute value; 1 is full scale
 * @param silent whether there is nothing to hear
 * @param clippedShare share of the samples that are cut off at full scale; 0 where they do not
 *     count
 */
public record Sound(
    String format,
    int sampleRate,
    int channels,
    double seconds,
    double kilobits,
    double peak,
    boolean silent,
    double clippedShare) {
  private static final int PIECE = 1 << 14;

  /** What is known of a clip, and by what it is known again. */
  record Heard(Sound sound, Fingerprint print) {}

  /** Decodes a clip. */
  static Heard of(AudioSegment clip) throws IOException {
    AudioOptions options = AudioOptions.DEFAULT.segment(clip.start(), clip.end()).withEachChannel();
    String format;
    try (ByteSource source = ByteSource.of(clip.file())) {
      format = Objects.requireNonNullElse(Formats.title(source.head()), "unknown");
    }
    try (SampleStream stream = Audio.open(clip.file(), options)) {
      SoundLevel level = new SoundLevel();
      Fingerprinter printer = new Fingerprinter(stream.sampleRate());
      float[] piece = new float[PIECE * stream.channels()];
      long samples = 0;
      for (int got = stream.read(piece, 0, PIECE); got >= 0; got = stream.read(piece, 0, PIECE)) {
        level.add(piece, 0, got, stream.channels());
        printer.add(piece, got, stream.channels());
        samples += got;
      }
      double seconds = (double) samples / stream.sampleRate();
      Sound sound =
          new Sound(
              format,
              stream.sampleRate(),
              stream.channels(),
              seconds,
              clip.isWhole() ? Files.size(clip.file()) * 8e-3 / seconds : Double.NaN,
              level.peak(),
              level.isSilent(),
              level.isClipped() ? level.clippedShare() : 0);
      return new Heard(sound, printer.fingerprint());
    }
  }
}
