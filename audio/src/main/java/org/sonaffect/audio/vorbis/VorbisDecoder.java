package org.sonaffect.audio.vorbis;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;

/**
 * Decodes the packets of one Vorbis stream with JOrbis, in float, mixed to mono. What it says of
 * the stream is checked before JOrbis sees it ({@link VorbisSetup}); of the comments it sees none.
 *
 * <p>JOrbis counts the bits of a channel's number wrongly unless their number is a power of two (3,
 * 5, 6, 7 channels are unsupported here and left to ffmpeg).
 */
final class VorbisDecoder {
  /** Vorbis I specification, section 4.2.2: blocks of 64 to 8192 samples. */
  private static final int MIN_BLOCK = 64;

  private static final int MAX_BLOCK = 8192;

  /** Layouts of loudspeakers in the specification (section 4.3.9) have up to 8. */
  private static final int MAX_CHANNELS = 8;

  private final Info info = new Info();
  private final DspState state = new DspState();
  private final Block block;
  private final Packet packet = new Packet();
  private final float[][][] pcm = new float[1][][];
  private final int[] index;
  private final int channels;
  private long packets = 3;
  private float[] mono = new float[MAX_BLOCK];
  private int length;

  /**
   * Opens a stream.
   *
   * @param identification first packet
   * @param setup third packet
   */
  VorbisDecoder(byte[] identification, byte[] setup) throws IOException {
    channels = channels(identification);
    index = new int[channels];
    int longBlock = checkBlocks(identification);
    try {
      VorbisSetup.check(setup, longBlock, channels);
    } catch (VorbisSetup.Fault e) {
      throw e.legal() ? unsupported(e.what()) : corrupt(e.what(), e);
    }
    info.init();
    Comment none = new Comment();
    none.init();
    header(identification, none, true);
    header(emptyComment(), none, false);
    header(setup, none, false);
    state.synthesis_init(info);
    block = new Block(state);
  }

  /** Whether a packet is the header of the given type: 1 identification, 3 comment, 5 setup. */
  static boolean isHeader(byte[] packet, int type) {
    return packet.length >= 7
        && packet[0] == type
        && new String(packet, 1, 6, StandardCharsets.ISO_8859_1).equals("vorbis");
  }

  /** The sample rate in an identification packet, Hz. */
  static int sampleRate(byte[] identification) throws AudioException {
    if (identification.length < 30) {
      throw corrupt("an identification of " + identification.length + " bytes, expected 30", null);
    }
    int rate = 0;
    for (int i = 3; i >= 0; i--) {
      rate = rate << 8 | identification[12 + i] & 0xFF;
    }
    return rate;
  }

  private static int channels(byte[] identification) throws AudioException {
    sampleRate(identification);
    int channels = identification[11] & 0xFF;
    if (channels < 1 || channels > MAX_CHANNELS || Integer.bitCount(channels) != 1) {
      throw unsupported(channels + " channels, expected 1, 2, 4 or 8");
    }
    return channels;
  }

  private static int checkBlocks(byte[] identification) throws AudioException {
    int shortBlock = 1 << (identification[28] & 15);
    int longBlock = 1 << (identification[28] >> 4 & 15);
    if (shortBlock < MIN_BLOCK || longBlock > MAX_BLOCK || shortBlock > longBlock) {
      throw corrupt("blocks of " + shortBlock + " and " + longBlock + " samples", null);
    }
    return longBlock;
  }

  private static byte[] emptyComment() {
    byte[] comment = new byte[7 + 4 + 4 + 1];
    comment[0] = 3;
    System.arraycopy("vorbis".getBytes(StandardCharsets.ISO_8859_1), 0, comment, 1, 6);
    comment[comment.length - 1] = 1;
    return comment;
  }

  private void header(byte[] bytes, Comment comment, boolean first) throws AudioException {
    give(bytes);
    packet.b_o_s = first ? 1 : 0;
    if (info.synthesis_headerin(comment, packet) != 0) {
      throw corrupt("a header packet that means nothing", null);
    }
  }

  private void give(byte[] bytes) {
    packet.packet_base = bytes;
    packet.packet = 0;
    packet.bytes = bytes.length;
    packet.b_o_s = 0;
    packet.e_o_s = 0;
    packet.granulepos = -1;
  }

  /**
   * Decodes a packet; its samples join the {@link #samples}.
   *
   * @return whether it was a packet of audio that means something
   */
  boolean decode(byte[] bytes) {
    give(bytes);
    packet.packetno = packets++;
    if (block.synthesis(packet) != 0) {
      return false;
    }
    state.synthesis_blockin(block);
    drain();
    return true;
  }

  /** The samples decoded since {@link #clear}, of which {@link #length} count. */
  float[] samples() {
    return mono;
  }

  /** Number of {@link #samples}. */
  int length() {
    return length;
  }

  /** Forgets the samples. */
  void clear() {
    length = 0;
  }

  private void drain() {
    int n;
    while ((n = state.synthesis_pcmout(pcm, index)) > 0) {
      if (mono.length < length + n) {
        mono = Arrays.copyOf(mono, Math.max(length + n, 2 * mono.length));
      }
      for (int i = 0; i < n; i++) {
        float sum = 0f;
        for (int c = 0; c < channels; c++) {
          sum += pcm[0][c][index[c] + i];
        }
        mono[length++] = sum / channels;
      }
      state.synthesis_read(n);
    }
  }

  private static AudioException unsupported(String what) {
    return new AudioException(AudioException.Kind.UNSUPPORTED, "Ogg Vorbis: " + what);
  }

  private static AudioException corrupt(String what, @Nullable Throwable cause) {
    String message = "Ogg Vorbis: " + what;
    return cause == null
        ? new AudioException(AudioException.Kind.CORRUPT, message)
        : new AudioException(AudioException.Kind.CORRUPT, message, cause);
  }
}
