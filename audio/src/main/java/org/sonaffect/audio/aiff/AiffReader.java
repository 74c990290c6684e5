package org.sonaffect.audio.aiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.pcm.Companding;
import org.sonaffect.audio.pcm.PcmDecoder;
import org.sonaffect.audio.pcm.PcmStream;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.wav.WavFormat;

/**
 * AIFF and AIFF-C with uncompressed or companded samples (Apple, "Audio Interchange File Format
 * AIFF-C", draft of 1991).
 */
public final class AiffReader implements FormatReader {
  private static final int COMMON = 18;
  private static final int MAX_CHANNELS = 64;
  private static final int SMALLEST = 12;

  @Override
  public String name() {
    return "AIFF";
  }

  @Override
  public boolean recognises(byte[] head) {
    String start =
        new String(head, 0, Math.min(SMALLEST, head.length), StandardCharsets.ISO_8859_1);
    return start.startsWith("FORM")
        && start.length() == SMALLEST
        && (start.endsWith("AIFF") || start.endsWith("AIFC"));
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    return open(source.stream(), options.eachChannel());
  }

  private SampleStream open(InputStream in, boolean eachChannel) throws IOException {
    boolean compressed = in.readNBytes(SMALLEST)[11] == 'C';
    byte @Nullable [] common = null;
    byte[] chunk;
    while ((chunk = in.readNBytes(8)).length == 8) {
      String id = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
      long size = WavFormat.number(chunk, 4, 4, true);
      if (id.equals("SSND")) {
        if (common == null) {
          throw AudioException.unsupported(
              "AIFF: the samples come before their description (SSND before COMM)");
        }
        return samples(in, common, compressed, size, eachChannel);
      }
      long rest = size + (size & 1);
      if (id.equals("COMM")) {
        common = in.readNBytes((int) Math.min(size, COMMON + 4));
        rest -= common.length;
      }
      ByteSource.skip(in, rest);
    }
    throw corrupt(common == null ? "no description (COMM)" : "no samples (SSND)");
  }

  private static SampleStream samples(
      InputStream in, byte[] common, boolean compressed, long size, boolean eachChannel)
      throws IOException {
    if (common.length < COMMON + (compressed ? 4 : 0)) {
      throw corrupt("a description of " + common.length + " bytes, wanted " + COMMON);
    }
    int channels = (int) WavFormat.number(common, 0, 2, true);
    int bits = (int) WavFormat.number(common, 6, 2, true);
    int rate = rate(common);
    if (channels < 1 || channels > MAX_CHANNELS || rate < 1) {
      throw corrupt(channels + " channels at " + rate + " Hz");
    }
    String coding =
        compressed ? new String(common, COMMON, 4, StandardCharsets.ISO_8859_1) : "NONE";
    byte[] head = in.readNBytes(8);
    long offset = head.length == 8 ? WavFormat.number(head, 0, 4, true) : 0;
    ByteSource.skip(in, offset);
    long declared = size < 8 + offset || size >= 0xFFFFFFF0L ? -1 : size - 8 - offset;
    InputStream samples =
        switch (coding) {
          case "ulaw", "ULAW" -> Companding.muLaw(in);
          case "alaw", "ALAW" -> Companding.aLaw(in);
          default -> in;
        };
    PcmDecoder mixing = decoder(coding, bits, channels);
    PcmDecoder decoder = eachChannel ? mixing.eachChannel() : mixing;
    return new PcmStream("AIFF", samples, decoder, rate, samples == in ? declared : 2 * declared);
  }

  private static PcmDecoder decoder(String coding, int bits, int channels) throws AudioException {
    int bytes = (bits + 7) / 8;
    return switch (coding) {
      case "NONE", "twos", "in24", "in32" -> {
        int width = coding.equals("in24") ? 3 : coding.equals("in32") ? 4 : bytes;
        yield PcmDecoder.signed(whole(width, bits), true, channels);
      }
      case "42ni" -> PcmDecoder.signed(3, false, channels);
      case "23ni" -> PcmDecoder.signed(4, false, channels);
      case "sowt" -> PcmDecoder.signed(whole(bytes, bits), false, channels);
      case "raw " -> PcmDecoder.unsignedBytes(channels);
      case "fl32", "FL32" -> PcmDecoder.floats(4, true, channels);
      case "fl64", "FL64" -> PcmDecoder.floats(8, true, channels);
      case "ulaw", "ULAW", "alaw", "ALAW" -> PcmDecoder.signed(2, true, channels);
      default -> throw AudioException.unsupported("AIFF: samples coded as \"" + coding + "\"");
    };
  }

  private static int whole(int bytes, int bits) throws AudioException {
    if (bytes < 1 || bytes > 4) {
      throw corrupt("samples of " + bits + " bits, expected 1 to 32");
    }
    return bytes;
  }

  /** The rate in Hz from the 80-bit number of IEEE 754 at byte 8, to the nearest whole one. */
  private static int rate(byte[] common) {
    int exponent = (int) WavFormat.number(common, 8, 2, true) - 16383 - 63;
    long mantissa = WavFormat.number(common, 10, 8, true);
    if (exponent > 0 || exponent < -63 || mantissa >= 0) {
      return 0;
    }
    double rate = (mantissa >>> 11) * (double) (1 << 11) * StrictMath.pow(2, exponent);
    return rate > Integer.MAX_VALUE ? 0 : (int) Math.round(rate);
  }

  private static AudioException corrupt(String what) {
    return AudioException.corrupt("AIFF: " + what);
  }
}
