package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.testkit.WavBytes;

/** Wave64, CAF and AIFF-C of kinds that no encoder here makes. */
class RareContainersTest {
  private static final String RIFF_GUID = "2E91CF11A5D628DB04C10000";
  private static final String CHUNK_GUID = "F3ACD3118CD100C04F8EDB8A";

  /** Integers in more bytes than they need, extensible and not, companded: as the WAV. */
  @ParameterizedTest
  @CsvSource({"1, 4, 24, 24", "1, 4, 32, 24", "1, 3, 24, 20", "1, 2, 16, -1", "6, 1, 8, -1"})
  void wave64GivesTheSamplesOfTheWav(int tag, int bytes, int bits, int valid) throws IOException {
    byte[] data = new byte[bytes * 500];
    new SplittableRandom(5).nextBytes(data);
    WavBytes builder = new WavBytes().format(tag, 1, bytes, bits).data(data);
    byte[] wav = (valid > 0 ? builder.extensible(valid) : builder).build();
    assertArrayEquals(samples(wav), samples(wave64(wav)));
  }

  @Test
  void wave64IsRefusedAsAWavIs() throws IOException {
    assertRefused(wave64(new WavBytes().build()), Kind.EMPTY, "the file holds no samples");
    assertRefused(
        wave64(new WavBytes().format(0x4711, 1, 2, 16).build()),
        Kind.UNSUPPORTED,
        "WAV holds an unknown coding (format tag 0x4711); "
            + "integer (1), float (3), A-law (6) and mu-law (7) samples are read");
    byte[] whole = wave64(new WavBytes().samples(1, 2, 3).build());
    assertRefused(
        Arrays.copyOf(whole, 30),
        Kind.CORRUPT,
        "Wave64: a header of 30 bytes, expected 40 or more");
    assertRefused(
        Arrays.copyOf(whole, 40),
        Kind.CORRUPT,
        "Wave64: no samples: no data chunk, and no fmt chunk");
    whole[40 + 16] = 3;
    assertRefused(whole, Kind.CORRUPT, "Wave64: a chunk of 3 bytes, expected 24 or more");
  }

  /** An ffmpeg would read 24 bits in 4 bytes as noise. */
  @Test
  void cafWithBytesToSpareIsRefused() {
    ByteBuffer caf = ByteBuffer.allocate(80);
    caf.put("caff\0\1\0\0desc".getBytes(StandardCharsets.ISO_8859_1)).putLong(32);
    caf.putDouble(8000).put("lpcm".getBytes(StandardCharsets.ISO_8859_1));
    caf.putInt(2).putInt(8).putInt(1).putInt(2).putInt(24);
    FfmpegProgram.required();
    assertRefused(
        caf.array(), Kind.UNSUPPORTED, "CAF: samples that have fewer bits than their bytes hold");
  }

  /** Little-endian integers, named backwards. */
  @ParameterizedTest
  @CsvSource({"42ni, 3", "23ni, 4"})
  void littleEndianAiff(String coding, int bytes) throws IOException {
    byte[] data = new byte[bytes * 400];
    new SplittableRandom(6).nextBytes(data);
    ByteBuffer aiff = ByteBuffer.allocate(62 + data.length);
    aiff.put("FORM".getBytes(StandardCharsets.US_ASCII)).putInt(54 + data.length);
    aiff.put("AIFCCOMM".getBytes(StandardCharsets.US_ASCII)).putInt(24);
    aiff.putShort((short) 1).putInt(400).putShort((short) (8 * bytes));
    aiff.putShort((short) (16383 + 12)).putLong(8000L << 63 - 12);
    aiff.put(coding.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
    aiff.put("SSND".getBytes(StandardCharsets.US_ASCII)).putInt(8 + data.length).putLong(0);
    byte[] file = aiff.put(data).array();
    byte[] wav = new WavBytes().rate(8000).format(1, 1, bytes, 8 * bytes).data(data).build();
    assertArrayEquals(samples(wav), samples(file));
  }

  private static void assertRefused(byte[] file, Kind kind, String message) {
    AudioException e = assertThrows(AudioException.class, () -> samples(file));
    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  /** The same chunks, all of even size, in the other container. */
  private static byte[] wave64(byte[] wav) {
    ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(12);
    ByteBuffer out = ByteBuffer.allocate(3 * wav.length + 200).order(ByteOrder.LITTLE_ENDIAN);
    name(out, "riff", RIFF_GUID).putLong(0);
    name(out, "wave", CHUNK_GUID);
    byte[] id = new byte[4];
    while (in.remaining() >= 8) {
      in.get(id);
      byte[] content = new byte[in.getInt()];
      in.get(content);
      name(out, new String(id, StandardCharsets.US_ASCII), CHUNK_GUID);
      out.putLong(24 + content.length).put(content);
      out.position((out.position() + 7) / 8 * 8);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static ByteBuffer name(ByteBuffer out, String name, String rest) {
    return out.put(name.getBytes(StandardCharsets.US_ASCII)).put(HexFormat.of().parseHex(rest));
  }

  private static float[] samples(byte[] file) throws IOException {
    return Audio.read(Audio.open(new ByteArrayInputStream(file), AudioOptions.DEFAULT)).samples();
  }
}
