package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.mpeg.MpegHeader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/** Files as they are found: tagged, joined, cut, with the wrong name, or no audio at all. */
class OddFilesTest {
  private static final String MP3 = "lame-22050-mono.mp3";
  private static final String VBR = "lame-44100-stereo-vbr.mp3";
  private static final String UNTAGGED = "untagged-16000-mono.mp3";
  private static final String FLAC = "flac-16bit-stereo.flac";
  private static final String OGG = "vorbis-22050-mono.ogg";

  @ParameterizedTest
  @ValueSource(strings = {MP3, VBR, UNTAGGED, FLAC, "int16.aiff", OGG})
  void tagWithLargePictureBefore(String name) throws IOException {
    byte[] audio = bytes(name);
    assertArrayEquals(samples(audio), samples(joined(id3v2(300_000), audio)));
  }

  @Test
  void severalTagsBefore() throws IOException {
    byte[] audio = bytes(MP3);
    assertArrayEquals(samples(audio), samples(joined(id3v2(10), id3v2(70_000), audio)));
  }

  @ParameterizedTest
  @ValueSource(strings = {MP3, VBR, UNTAGGED, FLAC})
  void tagsBehind(String name) throws IOException {
    byte[] audio = bytes(name);
    byte[] ape = apeTag(5000);
    byte[] id3v1 = Arrays.copyOf("TAGtitle".getBytes(StandardCharsets.US_ASCII), 128);
    assertArrayEquals(samples(audio), samples(joined(audio, ape, id3v1)));
    assertArrayEquals(samples(audio), samples(joined(audio, id3v2(900))));
  }

  @ParameterizedTest
  @ValueSource(strings = {MP3, VBR, UNTAGGED})
  void junkBeforeTheFirstFrame(String name) throws IOException {
    byte[] junk = new byte[10_000];
    new SplittableRandom(7).nextBytes(junk);
    byte[] audio = bytes(name);
    assertArrayEquals(samples(audio), samples(joined(junk, audio)));
    assertArrayEquals(samples(audio), samples(joined(new byte[4321], audio)));
  }

  @Test
  void junkBetweenFramesOfMp3() throws IOException {
    byte[] audio = bytes(UNTAGGED);
    int frame = MpegHeader.parse(audio, 0).frameBytes();
    byte[] front = Arrays.copyOf(audio, 3 * frame);
    byte[] back = Arrays.copyOfRange(audio, 3 * frame, audio.length);
    byte[] junk = "no frame at all, and long enough to be noticed".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(samples(audio), samples(joined(front, junk, back)));
  }

  /** Each of the joined files loses its own tag frame, delay and padding. */
  @ParameterizedTest
  @ValueSource(strings = {MP3, VBR, FLAC, OGG, "flac-8000-mono.oga"})
  void concatenatedFiles(String name) throws IOException {
    byte[] audio = bytes(name);
    float[] once = samples(audio);
    float[] twice = samples(joined(audio, audio));
    assertEquals(2 * once.length, twice.length);
    assertArrayEquals(once, Arrays.copyOf(twice, once.length));
    assertArrayEquals(once, Arrays.copyOfRange(twice, once.length, twice.length));
  }

  @Test
  void concatenatedWithTagsBetween() throws IOException {
    byte[] audio = bytes(MP3);
    float[] twice = samples(joined(id3v2(500), audio, id3v2(70_000), audio));
    assertEquals(2 * samples(audio).length, twice.length);
  }

  @ParameterizedTest
  @CsvSource({MP3 + "," + VBR, FLAC + ",flac-24bit-stereo.flac", OGG + ",vorbis-44100-stereo.ogg"})
  void concatenatedFilesOfDifferentRates(String first, String second) throws IOException {
    byte[] both = joined(bytes(first), bytes(second));
    AudioException e = assertThrows(AudioException.class, () -> samples(both));
    assertEquals(Kind.UNSUPPORTED, e.kind(), e.getMessage());
  }

  /** The format is told by content. */
  @ParameterizedTest
  @CsvSource({
    MP3 + ", a.wav",
    FLAC + ", b.mp3",
    OGG + ", c.flac",
    "int16.aiff, d.ogg",
    "mulaw.au, noending",
  })
  void wrongEnding(String name, String file, @TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve(file), bytes(name));
    assertArrayEquals(samples(bytes(name)), Audio.read(path).samples());
  }

  /** What is there of a file that was cut short is read, and a warning says so. */
  @ParameterizedTest
  @ValueSource(strings = {MP3, VBR, FLAC, OGG, "int16.aiff", "int16.au", "float32.aifc"})
  void cutShort(String name) throws IOException {
    byte[] audio = bytes(name);
    float[] whole = samples(audio);
    byte[] cut = Arrays.copyOf(audio, audio.length * 7 / 8);
    try (SampleStream stream = open(cut)) {
      float[] part = Audio.read(stream).samples();
      assertTrue(part.length > 0 && part.length < whole.length, part.length + " samples");
      assertArrayEquals(Arrays.copyOf(whole, part.length), part);
      assertTrue(stream.warnings().toString().contains("cut short"), stream.warnings() + "");
    } catch (AudioException e) {
      // One long FLAC frame or one Ogg page may be all there is.
      assertTrue(e.kind() == Kind.EMPTY, e.getMessage());
    }
  }

  @Test
  void aDamagedFlacFrameIsAnErrorAndNotSilence() throws IOException {
    byte[] audio = bytes(FLAC);
    audio[audio.length - 3000] ^= 0x10;
    AudioException e = assertThrows(AudioException.class, () -> samples(audio));
    assertEquals(Kind.CORRUPT, e.kind());
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'a,b,c\n1,2,3\n', UNKNOWN_FORMAT",
    "'<!DOCTYPE html><html></html>', UNKNOWN_FORMAT",
    "'fLaC', CORRUPT",
    "'OggS', UNSUPPORTED",
    "'.snd', CORRUPT",
    "'ID3', UNKNOWN_FORMAT",
  })
  void whatIsNoAudioIsNamed(String content, Kind kind) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    AudioException e = assertThrows(AudioException.class, () -> samples(bytes));
    if (kind != Kind.UNSUPPORTED) {
      assertEquals(kind, e.kind(), e.getMessage());
    }
  }

  @Test
  void aTagAndNoAudio() {
    AudioException exact = assertThrows(AudioException.class, () -> samples(id3v2(300)));
    assertEquals("an ID3 tag and no audio behind it", exact.getMessage());
    byte[] cut = Arrays.copyOf(id3v2(300), 200);
    AudioException longer = assertThrows(AudioException.class, () -> samples(cut));
    assertEquals(
        "the ID3 tag at its start declares 110 bytes more than the file has", longer.getMessage());
  }

  /** Frames of FLAC tell what the description of the stream would. */
  @Test
  void flacThatBeginsWithAFrame() throws IOException {
    byte[] audio = bytes(FLAC);
    int at = 4;
    boolean last = false;
    while (!last) {
      last = audio[at] < 0;
      at += 4 + ((audio[at + 1] & 0xFF) << 16 | (audio[at + 2] & 0xFF) << 8 | audio[at + 3] & 0xFF);
    }
    assertArrayEquals(samples(audio), samples(Arrays.copyOfRange(audio, at, audio.length)));
  }

  @Test
  void noiseIsNoAudio() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[70_000];
      random.nextBytes(noise);
      noise[0] = 'x';
      AudioException e = assertThrows(AudioException.class, () -> samples(noise));
      assertEquals(Kind.UNKNOWN_FORMAT, e.kind(), e.getMessage());
    }
  }

  /** Quiet samples without a header are full of bytes that look like headers of layer I. */
  @Test
  void plainSamplesAreNoAudio() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 50; i++) {
      ByteBuffer plain = ByteBuffer.allocate(150_000).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      plain.putInt(0);
      int level = 2 << i % 11;
      while (plain.hasRemaining()) {
        plain.putShort((short) (random.nextInt(2 * level) - level));
      }
      AudioException e = assertThrows(AudioException.class, () -> samples(plain.array()));
      assertEquals(Kind.UNKNOWN_FORMAT, e.kind(), e.getMessage());
    }
  }

  private static byte[] id3v2(int size) {
    byte[] tag = new byte[10 + size];
    new SplittableRandom(size).nextBytes(tag);
    System.arraycopy("ID3\4\0\0".getBytes(StandardCharsets.ISO_8859_1), 0, tag, 0, 6);
    for (int i = 0; i < 4; i++) {
      tag[6 + i] = (byte) (size >> 7 * (3 - i) & 0x7F);
    }
    return tag;
  }

  /** With its header, of {@code size} bytes between header and footer. */
  private static byte[] apeTag(int size) {
    ByteBuffer tag = ByteBuffer.allocate(64 + size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    apeFrame(tag, size, 0xA0000000);
    tag.position(32 + size);
    apeFrame(tag, size, 0x80000000);
    return tag.array();
  }

  private static void apeFrame(ByteBuffer tag, int size, int flags) {
    tag.put("APETAGEX".getBytes(StandardCharsets.US_ASCII)).putInt(2000).putInt(size + 32);
    tag.putInt(1).putInt(flags).putLong(0);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = EncodedFilesTest.resource(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static SampleStream open(byte[] bytes) throws IOException {
    return Audio.open(new ByteArrayInputStream(bytes), AudioOptions.DEFAULT);
  }

  private static float[] samples(byte[] bytes) throws IOException {
    try (SampleStream stream = open(bytes)) {
      return Audio.read(stream).samples();
    }
  }
}
