package org.sonaffect.audio.vorbis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.Cancellation;

/**
 * Decodes the packets of one Vorbis stream, in float, mixed to mono or each channel for itself
 * (Vorbis I specification, section 4.3). All channels of a packet have the same block, and what
 * comes behind their lines is linear: to mix them, the lines are mixed, and transformed once.
 */
final class VorbisDecoder {
  /** Vorbis I specification, section 4.2.2: blocks of 64 to 8192 samples. */
  private static final int MIN_BLOCK = 64;

  private static final int MAX_BLOCK = 8192;

  /** Section 4.3.9: of a layout of so many channels, the place of each in the order of WAV. */
  private static final int[][] ORDER = {
    {},
    {0},
    {0, 1},
    {0, 2, 1},
    {0, 1, 2, 3},
    {0, 2, 1, 3, 4},
    {0, 2, 1, 5, 3, 4},
    {0, 2, 1, 6, 5, 3, 4},
    {0, 2, 1, 7, 5, 6, 3, 4}
  };

  private final VorbisBits in = new VorbisBits();
  private final Cancellation cancellation;
  private final int channels;
  private final int[] block = new int[2];
  private final VorbisSetup setup;
  private final Mdct[] transform;
  private final float[][] slope;
  private final float[][] lines;
  private final float[] current;
  private final float[][] before;
  private int blockBefore;
  private final float[][] samples;
  private int length;

  /**
   * Opens a stream.
   *
   * @param identification first packet
   * @param setup third packet
   * @param wanted channels; all are mixed to one where they are of another number
   * @param cancellation takes note of channels that are mixed
   */
  VorbisDecoder(byte[] identification, byte[] setup, int wanted, Cancellation cancellation)
      throws AudioException {
    this.cancellation = cancellation;
    channels = channels(identification);
    block[0] = 1 << (identification[28] & 15);
    block[1] = 1 << (identification[28] >> 4 & 15);
    CodeBook.demand(
        block[0] >= MIN_BLOCK && block[1] <= MAX_BLOCK && block[0] <= block[1],
        "blocks of " + block[0] + " and " + block[1] + " samples");
    this.setup = new VorbisSetup(setup, channels);
    transform = new Mdct[] {new Mdct(block[0]), new Mdct(block[1])};
    slope = new float[][] {slope(block[0] / 2), slope(block[1] / 2)};
    lines = new float[channels][block[1] / 2];
    current = new float[block[1]];
    int kept = wanted == channels ? channels : 1;
    before = new float[kept][block[1]];
    samples = new float[kept][MAX_BLOCK];
  }

  /** Section 4.3.1: the rising half of the window between two blocks. */
  private static float[] slope(int n) {
    float[] slope = new float[n];
    for (int i = 0; i < n; i++) {
      double sine = StrictMath.sin(StrictMath.PI / 2 * (i + 0.5) / n);
      slope[i] = (float) StrictMath.sin(StrictMath.PI / 2 * sine * sine);
    }
    return slope;
  }

  /** Whether a packet is the header of the given type: 1 identification, 3 comment, 5 setup. */
  static boolean isHeader(byte[] packet, int type) {
    return packet.length >= 7
        && packet[0] == type
        && new String(packet, 1, 6, StandardCharsets.ISO_8859_1).equals("vorbis");
  }

  /** The sample rate in an identification packet, Hz. */
  static int sampleRate(byte[] identification) throws AudioException {
    CodeBook.demand(
        identification.length >= 30,
        "an identification of " + identification.length + " bytes, expected 30");
    int rate = 0;
    for (int i = 3; i >= 0; i--) {
      rate = rate << 8 | identification[12 + i] & 0xFF;
    }
    return rate;
  }

  /** The number of channels in an identification packet. */
  static int channels(byte[] identification) throws AudioException {
    sampleRate(identification);
    int channels = identification[11] & 0xFF;
    if (channels < 1 || channels > VorbisSetup.MOST_CHANNELS) {
      throw AudioException.unsupported(
          "Ogg Vorbis: %d channels, expected 1 to %d"
              .formatted(channels, VorbisSetup.MOST_CHANNELS));
    }
    return channels;
  }

  /**
   * Decodes a packet; its samples join the {@link #samples}. The first one has none.
   *
   * @return whether it was a packet of audio that means something
   */
  boolean decode(byte[] packet) {
    in.begin(packet);
    boolean audio = packet.length > 0 && !in.flag();
    int mode = in.read(32 - Integer.numberOfLeadingZeros(setup.modes() - 1));
    if (!audio || mode >= setup.modes()) {
      return false;
    }
    int kind = setup.isLong(mode) ? 1 : 0;
    if (kind == 1) {
      // What comes before and behind: the one is known, the other will tell itself.
      in.skip(2);
    }
    if (in.exhausted()) {
      return false;
    }
    int n = block[kind];
    setup.mapping(mode).decode(in, lines, n / 2);
    if (samples.length < channels) {
      float[] mix = lines[0];
      double apart = 0;
      double mixed = 0;
      for (int i = 0; i < n / 2; i++) {
        float sum = mix[i];
        apart += (double) sum * sum;
        for (int c = 1; c < channels; c++) {
          float line = lines[c][i];
          sum += line;
          apart += (double) line * line;
        }
        mixed += (double) sum * sum;
        mix[i] = sum / channels;
      }
      cancellation.add(apart / channels, mixed / channels / channels);
    }
    for (int c = 0; c < samples.length; c++) {
      transform[kind].inverse(lines[c], current);
      if (blockBefore > 0) {
        overlap(n, c);
      }
      System.arraycopy(current, n / 2, before[c], 0, n / 2);
    }
    if (blockBefore > 0) {
      length += (blockBefore / 2 + n / 2) / 2;
    }
    blockBefore = n;
    return true;
  }

  /**
   * Section 4.3.8: from the middle of the block before to the middle of this one. Where their
   * lengths differ the shorter one's slope lies in the middle of the longer one's half.
   */
  private void overlap(int n, int channel) {
    float[] earlier = before[channel];
    int a = blockBefore / 2;
    int b = n / 2;
    int shorter = Math.min(a, b);
    int end = length + (a + b) / 2;
    float[] out = samples[channel];
    if (out.length < end) {
      out = Arrays.copyOf(out, Math.max(end, 2 * out.length));
      samples[channel] = out;
    }
    float[] rise = shorter == block[0] / 2 ? slope[0] : slope[1];
    int flatBefore = (a - shorter) / 2;
    int flatBehind = (b - shorter) / 2;
    int to = length;
    for (int i = 0; i < flatBefore; i++) {
      out[to++] = earlier[i];
    }
    for (int i = 0; i < shorter; i++) {
      out[to++] =
          earlier[flatBefore + i] * rise[shorter - 1 - i] + current[flatBehind + i] * rise[i];
    }
    for (int i = flatBehind + shorter; i < b; i++) {
      out[to++] = current[i];
    }
  }

  /**
   * The samples of a wanted channel, in the order of WAV, decoded since {@link #clear}, of which
   * {@link #length} count.
   */
  float[] samples(int channel) {
    return samples.length == 1 ? samples[0] : samples[ORDER[channels][channel]];
  }

  /** Number of {@link #samples}. */
  int length() {
    return length;
  }

  /** Forgets the samples. */
  void clear() {
    length = 0;
  }
}
