package org.sonaffect.audio.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.au.AuReader;
import org.sonaffect.audio.mpeg.MpegReader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FilterStream;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.MonoMix;
import org.sonaffect.audio.stream.SampleStream;

/**
 * What is not decoded here but by an {@code ffmpeg} on the {@code PATH}, where there is one: AAC,
 * M4A, Opus, WMA, the sound of videos. The first sound track is read.
 *
 * <p>Where that is MPEG audio, ffmpeg only takes it out of its container, and it is decoded here:
 * an MP3 gives the same samples in every file, but for what a tag that was left behind would have
 * said of its start and end.
 */
public final class FfmpegReader implements FormatReader {
  /** Largest file from a stream rather than from a path, which must be copied; bytes. */
  private static final long MAX_COPY = 1L << 31;

  private final Supplier<@Nullable Path> program;

  /** Uses the program on the {@code PATH}. */
  public FfmpegReader() {
    this(Ffmpeg::find);
  }

  /** Uses the program found by {@code program}, which gives null where there is none. */
  public FfmpegReader(Supplier<@Nullable Path> program) {
    this.program = program;
  }

  @Override
  public String name() {
    return "ffmpeg";
  }

  @Override
  public String title(byte[] head) {
    Container container = Container.of(head);
    return container == null ? name() : container.title() + " by ffmpeg";
  }

  @Override
  public boolean recognises(byte[] head) {
    return Container.of(head) != null;
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    Path copy = null;
    try {
      Container container = Container.of(source.head());
      Path ffmpeg = program.get();
      if (ffmpeg == null || container == null) {
        throw AudioException.unsupported(
            (container == null ? "this variant" : container.title())
                + " is decoded by ffmpeg, and there is no ffmpeg on the PATH");
      }
      if (Container.padsSamples(source.head())) {
        throw AudioException.unsupported("CAF: samples that have fewer bits than their bytes hold");
      }
      Path file = source.path();
      if (file == null) {
        copy = copy(source.stream());
        file = copy;
      }
      Decoded decoded = decode(ffmpeg, file, container, options);
      return new Closing(decoded.samples(), decoded.integerBits(), source, copy);
    } catch (IOException | RuntimeException e) {
      delete(copy);
      throw e;
    }
  }

  /** What a process gives, and the bits of the integers that it was; 0 for floats. */
  private record Decoded(SampleStream samples, int integerBits) {}

  /**
   * By the decoder of ffmpeg's choice; but MPEG audio by the one here or, where it finds no frames,
   * by the one of ffmpeg that does not round to 16 bits.
   */
  private static Decoded decode(Path ffmpeg, Path file, Container container, AudioOptions options)
      throws IOException {
    Ffmpeg.Output first =
        Ffmpeg.start(ffmpeg, file, container.demuxer(), null, options.maxDecoding());
    try {
      SampleStream samples = samples(container, first, options);
      if (first.described().isMpegAudio() && !container.hasEditList()) {
        try {
          SampleStream own = mpegAudio(ffmpeg, file, container, options);
          first.close();
          return new Decoded(own, 0);
        } catch (AudioException none) {
          if (none.kind() == Kind.TOO_LONG) {
            throw none;
          }
          // Whatever ffmpeg takes for MPEG audio there, it may decode.
        }
      }
      String floats = first.described().floatDecoder();
      if (floats != null) {
        try {
          Ffmpeg.Output second =
              Ffmpeg.start(ffmpeg, file, container.demuxer(), floats, options.maxDecoding());
          SampleStream unrounded = samples(container, second, options);
          first.close();
          return new Decoded(unrounded, 0);
        } catch (AudioException none) {
          // This ffmpeg was built without that decoder: the first one continues.
        }
      }
      return new Decoded(samples, first.described().integerBits());
    } catch (IOException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private static SampleStream samples(
      Container container, Ffmpeg.Output output, AudioOptions options) throws IOException {
    try {
      return AuReader.open(container.title() + " by ffmpeg", output, options.eachChannel());
    } catch (IOException | RuntimeException e) {
      output.close();
      throw e;
    }
  }

  private static SampleStream mpegAudio(
      Path ffmpeg, Path file, Container container, AudioOptions options) throws IOException {
    Ffmpeg.Output packets =
        Ffmpeg.extract(ffmpeg, file, container.demuxer(), options.maxDecoding());
    try {
      return MpegReader.open("MPEG audio in " + container.title(), packets, options.eachChannel());
    } catch (IOException | RuntimeException e) {
      packets.close();
      throw e;
    }
  }

  private static Path copy(InputStream in) throws IOException {
    Path copy = Files.createTempFile("sonaffect", ".audio");
    try (OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      int n;
      while ((n = in.read(buffer)) >= 0) {
        total += n;
        if (total > MAX_COPY) {
          throw AudioException.tooLong(
              "more than " + MAX_COPY + " bytes from a stream; read it as a file");
        }
        out.write(buffer, 0, n);
      }
      return copy;
    } catch (IOException | RuntimeException e) {
      delete(copy);
      throw e;
    }
  }

  private static void delete(@Nullable Path copy) throws IOException {
    if (copy != null) {
      Files.deleteIfExists(copy);
    }
  }

  /**
   * Closes the file and removes the copy with the samples.
   *
   * @param integerBits of the integers that the samples were before ffmpeg divided them by a power
   *     of two, which is undone: a file gives the same samples as a WAV of them; 0 for floats
   */
  private static final class Closing extends FilterStream {
    private final int integerBits;
    private final ByteSource source;
    private final @Nullable Path copy;

    Closing(SampleStream samples, int integerBits, ByteSource source, @Nullable Path copy) {
      super(samples);
      this.integerBits = integerBits;
      this.source = source;
      this.copy = copy;
    }

    @Override
    public int read(float[] into, int offset, int length) throws IOException {
      int n = stream.read(into, offset, length);
      if (integerBits > 0) {
        float power = 1L << 8 * ((integerBits + 7) / 8) - 1;
        float fullScale = MonoMix.fullScale(integerBits);
        for (int i = offset; i < offset + n * channels(); i++) {
          into[i] = into[i] * power / fullScale;
        }
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      try (source) {
        stream.close();
      } finally {
        delete(copy);
      }
    }
  }
}
