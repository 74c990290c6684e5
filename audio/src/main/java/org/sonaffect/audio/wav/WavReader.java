package org.sonaffect.audio.wav;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sonaffect.audio.pcm.PcmDecoder;
import org.sonaffect.audio.pcm.PcmStream;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.wav.WavFormat.Coding;

/**
 * WAV: integers of 8 to 32 bits, floats of 32 and 64, A-law and mu-law, plain and extensible
 * headers, RIFF, RIFX, RF64 and Wave64 (Microsoft and IBM, "Multimedia Programming Interface and
 * Data Specifications 1.0", 1991; EBU Tech 3306). Mono mix and scale are those of
 * docs/spec/compare2013-contours.md §C1.2.
 *
 * <p>Declared sizes are not trusted: the samples end with the file, whatever the header says. A
 * size of 0 or of about 2 GiB or more is a placeholder of a writer that could not seek. Any other
 * size that the file does not reach means that the file was cut short: what is there is read, and a
 * warning says what is missing.
 */
public final class WavReader implements FormatReader {
  private static final byte[] WAVPACK = {'w', 'v', 'p', 'k'};

  @Override
  public String name() {
    return "WAV";
  }

  @Override
  public String title(byte[] head) {
    try {
      InputStream in = new ByteArrayInputStream(head);
      WavHeader header = Wave64Header.at(head) ? Wave64Header.read(in) : WavHeader.read(in);
      return name() + " " + header.format().title();
    } catch (IOException e) {
      return name(); // its header is longer than the head, or damaged
    }
  }

  @Override
  public boolean recognises(byte[] head) {
    String start = new String(head, 0, Math.min(12, head.length), StandardCharsets.ISO_8859_1);
    if (Wave64Header.at(head)) {
      return true;
    }
    boolean riff =
        start.startsWith("RIFF")
            || start.startsWith("RIFX")
            || start.startsWith("RF64")
            || start.startsWith("BW64");
    return riff && (start.length() < 12 || start.endsWith("WAVE"));
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    WavHeader header =
        Wave64Header.at(source.head())
            ? Wave64Header.read(source.stream())
            : WavHeader.read(source.stream());
    refuseWavPack(source.stream());
    if (header.format().coding() == Coding.A_LAW || header.format().coding() == Coding.MU_LAW) {
      return companded(source.stream(), header, options.eachChannel());
    }
    return new WavStream(source.stream(), header, options);
  }

  /** Each code becomes an integer of 16 bits; a size that is a placeholder says nothing. */
  private static SampleStream companded(InputStream in, WavHeader header, boolean eachChannel) {
    WavFormat format = header.format();
    long declared = header.sizeIsMeant() ? 2 * header.dataBytes() : -1;
    PcmDecoder mixing = format.decoder(false);
    PcmDecoder decoder = eachChannel ? mixing.eachChannel() : mixing;
    return new PcmStream("WAV", format.expanded(in), decoder, format.sampleRate(), declared);
  }

  /** Before version 4, WavPack kept the header of the file and put its own behind it. */
  private static void refuseWavPack(InputStream in) throws IOException {
    in.mark(4);
    byte[] first = in.readNBytes(4);
    in.reset();
    if (Arrays.equals(first, WAVPACK)) {
      throw AudioException.unsupported("WAV holds WavPack of a version before 4");
    }
  }
}
