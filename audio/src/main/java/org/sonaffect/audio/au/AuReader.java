package org.sonaffect.audio.au;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
 * AU of Sun and NeXT ({@code .au}, {@code .snd}): a header of six numbers, then the samples; of
 * either byte order.
 */
public final class AuReader implements FormatReader {
  private static final int HEADER = 24;
  private static final int MAX_CHANNELS = 64;

  /** A size that the writer did not know. */
  private static final long UNKNOWN = 0xFFFFFFFFL;

  @Override
  public String name() {
    return "AU";
  }

  @Override
  public boolean recognises(byte[] head) {
    String magic = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
    return magic.equals(".snd") || magic.equals("dns.");
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    return open(name(), source.stream(), options.eachChannel());
  }

  /** Samples of an AU stream, which may itself be a container for {@code format}. */
  public static SampleStream open(String format, InputStream in, boolean eachChannel)
      throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw AudioException.corrupt(
          format + ": a header of " + header.length + " bytes, wanted " + HEADER);
    }
    boolean bigEndian = header[0] == '.';
    long offset = WavFormat.number(header, 4, 4, bigEndian);
    long size = WavFormat.number(header, 8, 4, bigEndian);
    long encoding = WavFormat.number(header, 12, 4, bigEndian);
    long rate = WavFormat.number(header, 16, 4, bigEndian);
    long channels = WavFormat.number(header, 20, 4, bigEndian);
    if (channels < 1 || channels > MAX_CHANNELS || rate < 1 || rate > Integer.MAX_VALUE) {
      throw AudioException.corrupt(format + ": " + channels + " channels at " + rate + " Hz");
    }
    if (offset < HEADER) {
      throw AudioException.corrupt(format + ": samples at byte " + offset + " of the header");
    }
    ByteSource.skip(in, offset - HEADER);
    int n = (int) channels;
    InputStream samples =
        encoding == 1 ? Companding.muLaw(in) : encoding == 27 ? Companding.aLaw(in) : in;
    PcmDecoder decoder =
        switch ((int) encoding) {
          case 1, 27 -> PcmDecoder.signed(2, true, n);
          case 2 -> PcmDecoder.signed(1, bigEndian, n);
          case 3 -> PcmDecoder.signed(2, bigEndian, n);
          case 4 -> PcmDecoder.signed(3, bigEndian, n);
          case 5 -> PcmDecoder.signed(4, bigEndian, n);
          case 6 -> PcmDecoder.floats(4, bigEndian, n);
          case 7 -> PcmDecoder.floats(8, bigEndian, n);
          default -> throw AudioException.unsupported(format + ": encoding " + encoding);
        };
    long declared = size == UNKNOWN || size == 0 ? -1 : samples == in ? size : 2 * size;
    return new PcmStream(
        format, samples, eachChannel ? decoder.eachChannel() : decoder, (int) rate, declared);
  }
}
