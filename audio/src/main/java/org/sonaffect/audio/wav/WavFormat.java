package org.sonaffect.audio.wav;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.sonaffect.audio.pcm.Companding;
import org.sonaffect.audio.pcm.PcmDecoder;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;

/**
 * The format chunk of a WAV file.
 *
 * @param coding how the bytes of a sample are to be read
 * @param channels 1 to {@value #MAX_CHANNELS}
 * @param sampleRate Hz
 * @param bytes of one sample of one channel
 * @param validBits of these bytes that carry the sample
 * @param extensible whether the chunk is of the extensible kind, which says where the bits are
 */
public record WavFormat(
    Coding coding,
    int channels,
    int sampleRate,
    int bytes,
    int validBits,
    boolean extensible,
    boolean bigEndian) {

  /** How samples are coded. */
  public enum Coding {
    INTEGER,
    FLOAT,
    A_LAW,
    MU_LAW
  }

  static final int MAX_CHANNELS = 64;

  private static final int PCM = 1;
  private static final int IEEE_FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /** Tag, channels, rate, bytes a second, bytes a frame, bits: 16 bytes that are always there. */
  static WavFormat parse(byte[] c, boolean bigEndian, List<String> warnings) throws AudioException {
    if (c.length < 16) {
      throw AudioException.corrupt(
          "the fmt chunk has %d bytes, expected 16 or more".formatted(c.length));
    }
    int tag = (int) number(c, 0, 2, bigEndian);
    int channels = (int) number(c, 2, 2, bigEndian);
    long rate = number(c, 4, 4, bigEndian);
    int frame = (int) number(c, 12, 2, bigEndian);
    int bits = (int) number(c, 14, 2, bigEndian);
    boolean extensible = tag == EXTENSIBLE && c.length >= 26;
    if (extensible) {
      tag = subFormat(c, bigEndian);
    }
    Coding coding = coding(tag);
    if (channels == 0 || channels > MAX_CHANNELS) {
      throw new AudioException(
          channels == 0 ? Kind.CORRUPT : Kind.UNSUPPORTED,
          "%d channels, expected 1 to %d".formatted(channels, MAX_CHANNELS));
    }
    if (rate == 0 || rate > Integer.MAX_VALUE) {
      throw AudioException.corrupt("the sample rate is " + rate + " Hz");
    }
    int bytes = sampleBytes(frame, channels, bits, warnings);
    boolean read =
        switch (coding) {
          case INTEGER -> bytes >= 1 && bytes <= 4;
          case FLOAT -> bytes == 4 || bytes == 8;
          case A_LAW, MU_LAW -> bytes == 1;
        };
    if (!read) {
      throw AudioException.unsupported(
          "%s samples of %d bytes; integers of 1 to 4 bytes, floats of 4 or 8 and companded ones of 1 are read"
              .formatted(coding.name().toLowerCase(Locale.ROOT).replace('_', '-'), bytes));
    }
    int valid = bits;
    if (extensible) {
      valid = (int) number(c, 18, 2, bigEndian);
    }
    if (valid == 0 || valid > 8 * bytes) {
      valid = 8 * bytes;
    }
    return new WavFormat(coding, channels, (int) rate, bytes, valid, extensible, bigEndian);
  }

  /**
   * The format tag in the first field of a GUID, 32 bits, which some writers of big-endian files
   * leave little-endian.
   */
  private static int subFormat(byte[] c, boolean bigEndian) {
    if (c.length < 28) {
      return (int) number(c, 24, 2, bigEndian);
    }
    long tag = number(c, 24, 4, bigEndian);
    return (int) (tag > 0xFFFF && bigEndian ? number(c, 24, 4, false) : tag) & 0xFFFF;
  }

  private static Coding coding(int tag) throws AudioException {
    return switch (tag) {
      case PCM -> Coding.INTEGER;
      case IEEE_FLOAT -> Coding.FLOAT;
      case A_LAW -> Coding.A_LAW;
      case MU_LAW -> Coding.MU_LAW;
      default ->
          throw AudioException.unsupported(
              "WAV holds %s; integer (1), float (3), A-law (6) and mu-law (7) samples are read"
                  .formatted(codec(tag)));
    };
  }

  /** As the reference: frame size by channels; by the bits where that makes no sense. */
  private static int sampleBytes(int frame, int channels, int bits, List<String> warnings) {
    int byBits = (bits + 7) / 8;
    if (frame > 0 && frame % channels == 0 && frame / channels >= byBits && frame / channels <= 8) {
      return frame / channels;
    }
    warnings.add(
        "the header is contradictory: %d bytes a frame for %d channels of %d bits; the number of bits was used"
            .formatted(frame, channels, bits));
    return byBits;
  }

  /** Unsigned little- or big-endian number of {@code length} bytes, at most 8. */
  public static long number(byte[] b, int at, int length, boolean bigEndian) {
    long v = 0;
    for (int i = 0; i < length; i++) {
      v = v << 8 | b[at + (bigEndian ? i : length - 1 - i)] & 0xFF;
    }
    return v;
  }

  private static String codec(int tag) {
    String name =
        switch (tag) {
          case 0x0002 -> "Microsoft ADPCM";
          case 0x0011 -> "IMA ADPCM";
          case 0x0031 -> "GSM 6.10";
          case 0x0050 -> "MPEG audio";
          case 0x0055 -> "MP3";
          case 0x00FF, 0x1600, 0x1610 -> "AAC";
          case 0x0160, 0x0161, 0x0162, 0x0163 -> "Windows Media Audio";
          case 0x2000 -> "AC-3";
          case 0xF1AC -> "FLAC";
          default -> "an unknown coding";
        };
    return String.format(Locale.ROOT, "%s (format tag 0x%04X)", name, tag);
  }

  /** How samples are coded, for a person: {@code 16 bit}, {@code 32 bit float}, {@code A-law}. */
  String title() {
    return switch (coding) {
      case INTEGER -> validBits + " bit";
      case FLOAT -> 8 * bytes + " bit float";
      case A_LAW -> "A-law";
      case MU_LAW -> "mu-law";
    };
  }

  /** 24 bits in 4 bytes by the old kind of header, which leaves open which bytes. */
  boolean justificationOpen() {
    return coding == Coding.INTEGER
        && !extensible
        && bytes == 4
        && validBits > 16
        && validBits <= 24;
  }

  /** The samples where they are not plain, from the bytes that hold them. */
  InputStream expanded(InputStream in) {
    return switch (coding) {
      case A_LAW -> Companding.aLaw(in);
      case MU_LAW -> Companding.muLaw(in);
      default -> in;
    };
  }

  /** Reads the samples; for {@link #justificationOpen} the case of the upper three bytes. */
  PcmDecoder decoder(boolean referenceQuirks) {
    if (coding == Coding.FLOAT) {
      return PcmDecoder.floats(bytes, bigEndian, channels);
    }
    if (coding != Coding.INTEGER) {
      return PcmDecoder.signed(2, true, channels);
    }
    if (bytes == 1) {
      return referenceQuirks
          ? PcmDecoder.signed(1, bigEndian, channels)
          : PcmDecoder.unsignedBytes(channels);
    }
    return PcmDecoder.leftJustified(bytes, (validBits + 7) / 8, bigEndian, channels);
  }
}
