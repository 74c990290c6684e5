package org.sonaffect.audio.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file that is left to ffmpeg, recognised by its first bytes.
 *
 * @param title for messages
 * @param demuxer ffmpeg's name for it
 */
public record Container(String title, String demuxer) {
  private static final Container AAC = new Container("AAC", "aac");
  private static final Container LOAS = new Container("AAC in LOAS", "loas");

  /** First bytes, title and demuxer; a dot stands for any byte. */
  private static final String[][] MAGIC = {
    {"....ftyp", "MP4/M4A", "mp4"},
    {"....moov", "QuickTime", "mov"},
    {"....mdat", "QuickTime", "mov"},
    {"....wide", "QuickTime", "mov"},
    {"....free", "QuickTime", "mov"},
    {"OggS", "Ogg other than Vorbis and FLAC (Opus, Speex)", "ogg"},
    {"\u001A\u0045\u00DF\u00A3", "Matroska/WebM", "matroska"},
    {"\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011", "WMA/WMV", "asf"},
    {"RIFF....AVI ", "AVI", "avi"},
    {"RIFF....WAVE", "compressed WAV", "wav"},
    {"RIFX....WAVE", "compressed WAV", "wav"},
    {"RF64....WAVE", "compressed WAV", "wav"},
    {"BW64....WAVE", "compressed WAV", "wav"},
    {"FORM....AIFC", "compressed AIFF-C", "aiff"},
    {"FORM....AIFF", "AIFF", "aiff"},
    {"FORM....8SVX", "8SVX", "iff"},
    {".snd", "AU", "au"},
    {"caff", "CAF", "caf"},
    {"riff\u002E\u0091\u00CF\u0011", "Wave64", "w64"},
    {"FLV\u0001", "Flash video", "flv"},
    {"wvpk", "WavPack", "wv"},
    {"MAC ", "Monkey's Audio", "ape"},
    {"TTA1", "True Audio", "tta"},
    {"tBaK", "TAK", "tak"},
    {"ajkg", "Shorten", "shn"},
    {"Creative Voice F", "VOC", "voc"},
    {"MPCK", "Musepack", "mpc8"},
    {"MP+", "Musepack", "mpc"},
    {"#!AMR", "AMR", "amr"},
    {"ADIF", "AAC", "aac"},
    {"\u000B\u0077", "AC-3", "ac3"},
    {"\u007F\u00FE\u0080\u0001", "DTS", "dts"},
    {".RMF", "RealAudio", "rm"},
    {"\u0000\u0000\u0001\u00BA", "MPEG program stream", "mpeg"},
  };

  private static final int TS_PACKET = 188;
  private static final int TS_SYNC = 0x47;

  /** File header, head of the first chunk, description. */
  private static final int CAF_HEAD = 8 + 12 + 32;

  /** What the samples of a WAV begin with where they are WavPack's of a version before 4. */
  private static final String OLD_WAVPACK = "wvpk";

  /** The container that begins with {@code head}, or null. */
  public static @Nullable Container of(byte[] head) {
    String start = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
    for (String[] magic : MAGIC) {
      if (matches(start, magic[0])) {
        if (magic[2].equals("wav") && holdsOldWavPack(head)) {
          return null;
        }
        return new Container(magic[1], magic[2]);
      }
    }
    if (isAdts(head)) {
      return AAC;
    }
    if (isLoas(head)) {
      return LOAS;
    }
    boolean transport =
        head.length > 2 * TS_PACKET
            && head[0] == TS_SYNC
            && head[TS_PACKET] == TS_SYNC
            && head[2 * TS_PACKET] == TS_SYNC;
    return transport ? new Container("MPEG transport stream", "mpegts") : null;
  }

  /** Such a WAV would be taken for plain samples. */
  private static boolean holdsOldWavPack(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int data = text.indexOf("data");
    return data >= 0 && text.startsWith(OLD_WAVPACK, data + 8);
  }

  /**
   * Whether it is a CAF file whose integers have whole bytes to spare, which ffmpeg would read as
   * if they had none (Apple, "Core Audio Format Specification": the description comes first).
   */
  static boolean padsSamples(byte[] head) {
    String text = new String(head, 0, Math.min(CAF_HEAD, head.length), StandardCharsets.ISO_8859_1);
    if (text.length() < CAF_HEAD || !text.startsWith("caff") || !text.startsWith("lpcm", 28)) {
      return false;
    }
    ByteBuffer description = ByteBuffer.wrap(head, 36, CAF_HEAD - 36);
    long packet = description.getInt() & 0xFFFFFFFFL;
    long frames = description.getInt() & 0xFFFFFFFFL;
    long channels = description.getInt() & 0xFFFFFFFFL;
    long bits = description.getInt() & 0xFFFFFFFFL;
    return packet / Math.max(1, frames) / Math.max(1, channels) > (bits + 7) / 8;
  }

  /** Whether it says which samples of a track are played, which ffmpeg heeds where it decodes. */
  boolean hasEditList() {
    return demuxer.equals("mp4") || demuxer.equals("mov");
  }

  private static boolean matches(String start, String magic) {
    if (start.length() < magic.length()) {
      return false;
    }
    boolean literalDot = magic.startsWith(".snd") || magic.startsWith(".RMF");
    for (int i = 0; i < magic.length(); i++) {
      boolean any = magic.charAt(i) == '.' && !literalDot;
      if (!any && magic.charAt(i) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Two frames of AAC in a row (ISO/IEC 13818-7 section 6.2, ADTS). */
  private static boolean isAdts(byte[] head) {
    int at = 0;
    for (int i = 0; i < 2; i++) {
      if (at + 7 > head.length || head[at] != (byte) 0xFF || (head[at + 1] & 0xF6) != 0xF0) {
        return false;
      }
      at += (head[at + 3] & 3) << 11 | (head[at + 4] & 0xFF) << 3 | (head[at + 5] & 0xE0) >> 5;
    }
    return true;
  }

  /** Two frames of LATM in a row (ISO/IEC 14496-3 section 1.7.2, AudioSyncStream). */
  private static boolean isLoas(byte[] head) {
    int at = 0;
    for (int i = 0; i < 2; i++) {
      if (at + 3 > head.length || head[at] != 0x56 || (head[at + 1] & 0xE0) != 0xE0) {
        return false;
      }
      at += 3 + ((head[at + 1] & 0x1F) << 8 | head[at + 2] & 0xFF);
    }
    return true;
  }
}
