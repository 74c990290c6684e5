package org.sonaffect.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.ffmpeg.Container;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.testkit.WavBytes;

/** docs/spec/compare2013-contours.md §C1, and beyond it: wider formats, odd and broken files. */
class WavReaderTest {
  private record Reading(float[] samples, List<String> warnings) {}

  private static Reading read(WavBytes wav) throws IOException {
    return read(wav.build(), false);
  }

  private static Reading read(byte[] wav, boolean quirks) throws IOException {
    try (SampleStream stream = OpenedWav.of(wav, quirks)) {
      return new Reading(Audio.read(stream).samples(), stream.warnings());
    }
  }

  private static float[] samples(WavBytes wav) throws IOException {
    Reading reading = read(wav);
    assertEquals(List.of(), reading.warnings());
    return reading.samples();
  }

  private static AudioException refused(WavBytes wav) {
    return assertThrows(AudioException.class, () -> read(wav));
  }

  @Test
  void everyWidthOfIntegersHasItsFullScale() throws IOException {
    assertArrayEquals(
        new float[] {1f, -32768 / 32767f, 1 / 32767f},
        samples(new WavBytes().samples(32767, -32768, 1)));
    assertArrayEquals(
        new float[] {0x123456 / 8388352f, -1 / 8388352f},
        samples(
            new WavBytes().format(1, 1, 3, 24).data(bytes(0x56, 0x34, 0x12, 0xFF, 0xFF, 0xFF))));
    assertArrayEquals(
        new float[] {0x12345678 / 2147483648f, -1f},
        samples(
            new WavBytes().format(1, 1, 4, 32).data(bytes(0x78, 0x56, 0x34, 0x12, 0, 0, 0, 0x80))));
  }

  @Test
  void bytesAreUnsignedAndTheReferenceTakesThemForSigned() throws IOException {
    WavBytes wav = new WavBytes().format(1, 1, 1, 8).data(bytes(0, 128, 255));
    assertArrayEquals(new float[] {-128 / 127f, 0f, 1f}, samples(wav));
    assertArrayEquals(new float[] {0f, -128 / 127f, -1 / 127f}, read(wav.build(), true).samples());
  }

  @Test
  void floatsAreTakenAsTheyAre() throws IOException {
    ByteBuffer four = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    four.putFloat(0.3f).putFloat(-1.5f);
    assertArrayEquals(
        new float[] {0.3f, -1.5f}, samples(new WavBytes().format(3, 1, 4, 32).data(four.array())));
    ByteBuffer eight = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    eight.putDouble(0.3).putDouble(-1e-3);
    assertArrayEquals(
        new float[] {0.3f, -1e-3f},
        samples(new WavBytes().format(3, 1, 8, 64).data(eight.array())));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void channelsAreAddedInOrderInSinglePrecisionThenDivided(int channels) throws IOException {
    int frames = 3;
    int[] values = new int[frames * channels];
    float[] wanted = new float[frames];
    for (int i = 0; i < frames; i++) {
      float sum = 0f;
      for (int c = 0; c < channels; c++) {
        values[i * channels + c] = 30000 - 7919 * i - 1237 * c;
        sum += (float) values[i * channels + c];
      }
      wanted[i] = sum / (float) channels / 32767f;
    }
    assertArrayEquals(wanted, samples(new WavBytes().format(1, channels, 2, 16).samples(values)));
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 11025, 44100, 96000, 192000})
  void theRateIsThatOfTheFile(int rate) throws IOException {
    try (SampleStream stream = OpenedWav.of(new WavBytes().rate(rate).samples(1).build(), false)) {
      assertEquals(rate, stream.sampleRate());
    }
  }

  @Test
  void validBitsSayWhereTheSampleStands() throws IOException {
    byte[] upper = bytes(0, 0x56, 0x34, 0x12, 0, 0xFF, 0xFF, 0xFF);
    assertArrayEquals(
        new float[] {0x123456 / 8388352f, -1 / 8388352f},
        samples(new WavBytes().format(1, 1, 4, 32).extensible(24).data(upper)),
        "24 valid bits are the upper three of four bytes");
    assertArrayEquals(
        new float[] {1f, -1 / 32767f},
        samples(
            new WavBytes()
                .format(1, 1, 3, 24)
                .extensible(16)
                .data(bytes(0, 0xFF, 0x7F, 0, 0xFF, 0xFF))),
        "16 valid bits read as a 16-bit file does");
    assertArrayEquals(
        new float[] {0x12345678 / 2147483648f},
        samples(
            new WavBytes().format(1, 1, 4, 32).extensible(0).data(bytes(0x78, 0x56, 0x34, 0x12))),
        "no statement of valid bits means all");
  }

  @Test
  void twentyFourBitsInFourBytesAreFoundWhereTheyAre() throws IOException {
    byte[] upper = bytes(0, 0, 0, 0, 0, 0x56, 0x34, 0x12, 0, 0xFF, 0xFF, 0xFF);
    byte[] lower = bytes(0, 0, 0, 0, 0x56, 0x34, 0x12, 0, 0xFF, 0xFF, 0xFF, 0xFF);
    float[] wanted = {0f, 0x123456 / 8388352f, -1 / 8388352f};
    assertArrayEquals(wanted, samples(new WavBytes().format(1, 1, 4, 24).data(upper)));
    assertArrayEquals(wanted, samples(new WavBytes().format(1, 1, 4, 24).data(lower)));
    assertArrayEquals(
        new float[] {0f, 0x123456 / 8388352f, 0xFFFFFF / 8388352f},
        read(new WavBytes().format(1, 1, 4, 24).data(lower).build(), true).samples(),
        "the reference loses the sign");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL, 0x7FFFFFFFL, 0x7FFFF000L, 0x80000000L})
  void aPlaceholderForTheSizeMeansToTheEnd(long size) throws IOException {
    assertArrayEquals(
        new float[] {1 / 32767f, 2 / 32767f, 3 / 32767f},
        samples(new WavBytes().samples(1, 2, 3).declared(size)));
  }

  @Test
  void aSizeBeyondTheEndIsReadAndReportedAsTruncated() throws IOException {
    Reading reading = read(new WavBytes().samples(1, 2, 3).declared(1000));
    assertEquals(3, reading.samples().length);
    assertEquals(
        List.of("truncated: the header declares 1000 bytes of samples, the file ends after 6"),
        reading.warnings());
  }

  @Test
  void anIncompleteLastFrameIsDropped() throws IOException {
    assertEquals(1, samples(new WavBytes().format(1, 2, 2, 16).data(new byte[7])).length);
    Reading cut = read(new WavBytes().format(1, 2, 2, 16).data(new byte[7]).declared(8));
    assertEquals(1, cut.samples().length);
    assertEquals(1, cut.warnings().size());
  }

  @Test
  void chunksAroundTheSamplesAreSkipped() throws IOException {
    WavBytes wav =
        new WavBytes()
            .chunkBefore("JUNK", 3, bytes(9, 9, 9, 0))
            .chunkBefore("bext", 4, bytes(1, 2, 3, 4))
            .samples(1, 2)
            .chunkAfter("LIST", 4, bytes(5, 6, 7, 8));
    assertEquals(2, samples(wav).length);
    assertEquals(
        2,
        samples(new WavBytes().chunkBefore("note", 3, bytes(9, 9, 9)).samples(1, 2)).length,
        "an odd chunk whose pad byte was forgotten");
  }

  @Test
  void anEmptyDataChunkBeforeOtherChunksIsEmpty() throws IOException {
    assertEquals(0, samples(new WavBytes().chunkAfter("LIST", 4, bytes(5, 6, 7, 8))).length);
  }

  @Test
  void longFilesDeclareTheirSizeInAChunkOfTheirOwn() throws IOException {
    byte[] sizes = new byte[28];
    sizes[8] = 4;
    WavBytes wav =
        new WavBytes()
            .riff("RF64")
            .chunkBefore("ds64", 28, sizes)
            .samples(1, 2)
            .declared(0xFFFFFFFFL)
            .chunkAfter("LIST", 4, bytes(5, 6, 7, 8));
    assertEquals(2, samples(wav).length);
  }

  @Test
  void aContradictoryFrameSizeGivesWayToTheBits() throws IOException {
    Reading reading = read(new WavBytes().frameBytes(0).samples(1, 2));
    assertEquals(2, reading.samples().length);
    assertEquals(1, reading.warnings().size());
  }

  @ParameterizedTest
  @CsvSource({"2, Microsoft ADPCM", "17, IMA ADPCM", "85, MP3", "4711, an unknown coding"})
  void otherCodingsAreNamed(int tag, String name) {
    AudioException e = refused(new WavBytes().format(tag, 1, 1, 8).data(new byte[8]));
    assertEquals(Kind.UNSUPPORTED, e.kind());
    assertTrue(e.getMessage().contains(name), e.getMessage());
  }

  /** G.711: the middle of the smallest step, and the largest values, of 16 bits. */
  @ParameterizedTest
  @CsvSource({"6, RIFF", "7, RIFF", "6, RF64", "7, RF64"})
  void compandedSamples(int tag, String riff) throws IOException {
    byte[] codes = tag == 6 ? bytes(0xD5, 0x55, 0xAA, 0x2A) : bytes(0xFF, 0xFE, 0x80, 0x00);
    float[] expected =
        tag == 6 ? new float[] {8, -8, 32256, -32256} : new float[] {0, 8, 32124, -32124};
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= 32767f;
    }
    WavBytes wav = new WavBytes().riff(riff).format(tag, 1, 1, 8).data(codes);
    byte[] sizes = new byte[28];
    sizes[8] = 4;
    if (riff.equals("RF64")) {
      wav = wav.chunkBefore("ds64", 28, sizes).declared(0xFFFFFFFFL);
    }
    assertArrayEquals(expected, read(wav).samples());
    assertArrayEquals(expected, read(wav.extensible(8)).samples());
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** The code of the samples is a number of 32 bits, of the byte order of the file or not. */
  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "3, false", "6, false"})
  void bigEndianExtensible(int tag, boolean littleGuid) throws IOException {
    int bytes = tag == 6 ? 1 : 4;
    ByteBuffer wav = ByteBuffer.allocate(80);
    wav.put("RIFX".getBytes(US_ASCII)).putInt(72).put("WAVEfmt ".getBytes(US_ASCII)).putInt(40);
    wav.putShort((short) 0xFFFE).putShort((short) 1).putInt(8000).putInt(8000 * bytes);
    wav.putShort((short) bytes).putShort((short) (8 * bytes)).putShort((short) 22);
    wav.putShort((short) (8 * bytes)).putInt(4);
    wav.putInt(littleGuid ? Integer.reverseBytes(tag) : tag).putLong(0x0010800000AAL).putInt(0);
    wav.put("data".getBytes(US_ASCII)).putInt(4);
    float expected;
    if (tag == 1) {
      wav.putInt(1 << 30);
      expected = 0.5f;
    } else if (tag == 3) {
      wav.putFloat(0.25f);
      expected = 0.25f;
    } else {
      wav.putInt(0xD5D5D5D5);
      expected = 8 / 32767f;
    }
    float[] samples = read(wav.array(), false).samples();
    assertEquals(tag == 6 ? 4 : 1, samples.length);
    assertEquals(expected, samples[0], 1e-9f);
  }

  @Test
  void oldWavPackIsNamedAndNotTakenForSamples() {
    byte[] data = Arrays.copyOf("wvpk".getBytes(US_ASCII), 400);
    AudioException e = refused(new WavBytes().format(1, 2, 2, 16).data(data));
    assertEquals(Kind.UNSUPPORTED, e.kind());
    assertEquals("WAV holds WavPack of a version before 4", e.getMessage());
    assertNull(Container.of(new WavBytes().data(data).build()), "nor does ffmpeg get it");
  }

  @Test
  void brokenHeadersAreNamed() {
    assertEquals(Kind.CORRUPT, refused(new WavBytes().format(1, 0, 2, 16)).kind());
    assertEquals(Kind.CORRUPT, refused(new WavBytes().rate(0)).kind());
    assertEquals(Kind.UNSUPPORTED, refused(new WavBytes().format(1, 1, 8, 64)).kind());
    byte[] whole = new WavBytes().samples(1, 2, 3).build();
    for (int length = 4; length < 44; length++) {
      byte[] head = Arrays.copyOf(whole, length);
      AudioException e = assertThrows(AudioException.class, () -> read(head, false));
      assertEquals(Kind.CORRUPT, e.kind(), e::getMessage);
    }
  }

  @Test
  void noSamplesAtAllIsNamed() {
    byte[] whole = new WavBytes().chunkBefore("LIST", 40, new byte[40]).samples(1).build();
    AudioException e =
        assertThrows(
            AudioException.class, () -> read(Arrays.copyOf(whole, whole.length - 10), false));
    assertTrue(e.getMessage().contains("no data chunk"), e.getMessage());
    byte[] bogus = whole.clone();
    bogus[19] = 0x7F; // the LIST chunk claims two gigabytes
    assertThrows(AudioException.class, () -> read(bogus, false));
  }

  @Test
  void piecesOfAnySizeGiveTheSameSamples() throws IOException {
    int[] values = new int[20000];
    Arrays.setAll(values, i -> i * 31 % 60000 - 30000);
    byte[] wav = new WavBytes().format(1, 2, 2, 16).samples(values).build();
    float[] whole = read(wav, false).samples();
    try (SampleStream stream = OpenedWav.of(wav, false)) {
      float[] pieces = new float[whole.length];
      int at = 0;
      int got;
      while (at < pieces.length
          && (got = stream.read(pieces, at, Math.min(1 + at % 997, pieces.length - at))) > 0) {
        at += got;
      }
      assertArrayEquals(whole, pieces);
      assertEquals(-1, stream.read(pieces, 0, 1));
    }
  }
}
