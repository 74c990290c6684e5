package org.sonaffect.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Audio files as mono samples. The content decides the format, not the name. Messages of the
 * exceptions do not repeat the file's name.
 */
public final class Audio {
  /**
   * Version of the decoders: raised whenever a file may give other samples than before. Whoever
   * keeps what was computed from samples keeps this with it. Version 2: own MPEG and Vorbis
   * decoders.
   */
  public static final String DECODERS = "2";

  /** Lowest sample rate that is read, Hz: below, the bands of the feature set are meaningless. */
  public static final int MIN_RATE = 4000;

  /** Highest sample rate that is read, Hz. */
  public static final int MAX_RATE = 192_000;

  private static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

  private Audio() {}

  /** Opens a whole file. */
  public static SampleStream open(Path file) throws IOException {
    return open(file, AudioOptions.DEFAULT);
  }

  /**
   * Opens a file or a part of it. The samples of the stream are finite.
   *
   * @throws AudioException where it is not readable audio, here or while reading the stream
   */
  public static SampleStream open(Path file, AudioOptions options) throws IOException {
    return open(ByteSource.of(file), options);
  }

  /** As above, from the bytes of an audio file; closing the samples closes {@code in}. */
  public static SampleStream open(InputStream in, AudioOptions options) throws IOException {
    return open(ByteSource.of(in), options);
  }

  /** The whole file in memory. */
  public static Clip read(Path file) throws IOException {
    return read(file, AudioOptions.DEFAULT);
  }

  /** A file or a part of it in memory. */
  public static Clip read(Path file, AudioOptions options) throws IOException {
    try (SampleStream stream = open(file, options)) {
      return read(stream);
    }
  }

  /** What is left of a stream, in memory. */
  public static Clip read(SampleStream stream) throws IOException {
    float[] samples = new float[1 << 16];
    int length = 0;
    int got;
    while ((got = stream.read(samples, length, samples.length - length)) >= 0) {
      length += got;
      if (length == MAX_SAMPLES) {
        throw AudioException.tooLong(
            "more than %d samples; read them as a stream".formatted(MAX_SAMPLES));
      }
      if (length == samples.length) {
        samples = Arrays.copyOf(samples, (int) Math.min(2L * length, MAX_SAMPLES));
      }
    }
    return new Clip(Arrays.copyOf(samples, length), stream.sampleRate());
  }

  /** Refuses a sample rate outside the range that is read. */
  public static void checkRate(int sampleRate) throws AudioException {
    if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
      throw AudioException.unsupported(
          "sample rate %d Hz, expected %d to %d".formatted(sampleRate, MIN_RATE, MAX_RATE));
    }
  }

  private static SampleStream open(ByteSource source, AudioOptions options) throws IOException {
    try {
      byte[] head = source.head();
      if (head.length == 0) {
        throw new AudioException(Kind.EMPTY, "the file is empty (0 bytes)");
      }
      SampleStream samples = Formats.open(source, options);
      if (samples == null) {
        throw new AudioException(Kind.UNKNOWN_FORMAT, describe(head));
      }
      return new GuardedStream(samples, options);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static String describe(byte[] head) {
    int looked = Math.min(head.length, 256);
    int printable = 0;
    for (int i = 0; i < looked; i++) {
      if (head[i] >= ' ' || head[i] == '\n' || head[i] == '\r' || head[i] == '\t') {
        printable++;
      }
    }
    if (printable == looked) {
      String text = new String(head, 0, Math.min(looked, 24), StandardCharsets.US_ASCII);
      return "a text file, not audio (begins \"%s\")"
          .formatted(text.strip().replaceAll("\\s+", " "));
    }
    String bytes = HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(head.length, 8));
    return "no known audio format (begins with bytes %s)".formatted(bytes);
  }
}
