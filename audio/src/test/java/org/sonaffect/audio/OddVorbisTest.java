package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.testkit.SharedFolder;

/** Vorbis that few encoders make, and Vorbis that is broken. */
class OddVorbisTest {
  private static final String OGG = "vorbis-22050-mono.ogg";
  private static final String OGG_FLAC = "flac-8000-mono.oga";

  /** Where a page keeps it. */
  private static final int CHECKSUM = 22;

  /**
   * Floors of type 0; a first block that is long, with all audio on one page; a first block whose
   * position trims its start: as many samples as libvorbis gives, and the same (to 16 bits).
   */
  @ParameterizedTest
  @CsvSource({
    "test-short.ogg, 44100, 59392, 23b1b288205d1ec4",
    "long-short.ogg, 44100, 1492, d7be48afa292e29d",
    "issue_62-head.ogg, 22050, 168704, b45944f5e341e0a6",
  })
  void samplesOfOthers(String name, int rate, int samples, String digest) throws Exception {
    Clip clip = Audio.read(SharedFolder.orSkip("cases/audio").resolve(name));
    assertEquals(rate, clip.sampleRate());
    assertEquals(samples, clip.samples().length);
    assertEquals(digest, EncodedFilesTest.hash(clip.samples()));
  }

  /** All layouts of loudspeakers, among them those whose number is no power of two. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void channels(int channels, @TempDir Path folder) throws Exception {
    FfmpegProgram.required();
    Path wav = Sound.wav(folder.resolve("x.wav"), 32000, 16, Sound.mixed(32000, channels, 1.2345));
    Path ogg = folder.resolve("x.ogg");
    FfmpegProgram.run("-i", wav.toString(), "-c:a", "libvorbis", "-q:a", "3", ogg.toString());
    float[] expected = FfmpegProgram.decode(ogg, channels);
    float[] actual = Audio.read(ogg).samples();
    assertEquals(expected.length, actual.length);
    assertTrue(Decibels.signalToNoise(expected, actual) > 100);
  }

  /** The page that begins the stream, the one of the table of codes, and the only one of audio. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | Ogg Vorbis: a page has a wrong checksum, and no Vorbis stream begins in the file",
        "1 | Ogg Vorbis: a page has a wrong checksum, and the third packet is not the table of codes",
        "2 | the file holds no samples: a page has a wrong checksum; cut short: the last page is missing",
      })
  void wrongChecksums(int page, String message, @TempDir Path folder) throws IOException {
    assertRefused(OGG, page, message, folder);
  }

  /** FLAC promises to lose nothing. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void wrongChecksumsAroundFlac(int page, @TempDir Path folder) throws IOException {
    assertRefused(OGG_FLAC, page, "Ogg FLAC: a page has a wrong checksum", folder);
  }

  /** From a file and from a stream, ffmpeg or not. */
  private static void assertRefused(String name, int page, String message, Path folder)
      throws IOException {
    byte[] broken = bytes(name);
    broken[page(broken, page) + CHECKSUM] ^= 1;
    AudioException e = assertThrows(AudioException.class, () -> read(broken));
    assertEquals(message, e.getMessage());
    Path file = Files.write(folder.resolve("x.ogg"), broken);
    AudioException byFile = assertThrows(AudioException.class, () -> Audio.read(file));
    assertEquals(message, byFile.getMessage());
  }

  /** One page of many: Vorbis is read on, with a warning; of FLAC nothing may be missing. */
  @Test
  void aWrongChecksumInTheMiddle(@TempDir Path folder) throws Exception {
    FfmpegProgram.required();
    Path wav = Sound.wav(folder.resolve("x.wav"), 16000, 16, Sound.mixed(16000, 1, 20));
    for (String coding : new String[] {"libvorbis", "flac"}) {
      Path ogg = folder.resolve(coding + ".ogg");
      FfmpegProgram.run("-i", wav.toString(), "-c:a", coding, "-f", "ogg", ogg.toString());
      byte[] broken = Files.readAllBytes(ogg);
      broken[page(broken, 5) + CHECKSUM] ^= 1;
      if (coding.equals("flac")) {
        AudioException e = assertThrows(AudioException.class, () -> read(broken));
        assertEquals("Ogg FLAC: a page has a wrong checksum", e.getMessage());
        continue;
      }
      var in = new ByteArrayInputStream(broken);
      try (SampleStream stream = Audio.open(in, AudioOptions.DEFAULT)) {
        Audio.read(stream);
        assertTrue(stream.warnings().contains("a page has a wrong checksum"));
      }
    }
  }

  private static int page(byte[] ogg, int number) {
    int found = -1;
    for (int i = 0; i + 4 <= ogg.length; i++) {
      if (ogg[i] == 'O' && ogg[i + 1] == 'g' && ogg[i + 2] == 'g' && ogg[i + 3] == 'S') {
        found++;
        if (found == number) {
          return i;
        }
      }
    }
    throw new IllegalArgumentException("no page " + number);
  }

  private static byte[] bytes(String name) throws IOException {
    try (var in = EncodedFilesTest.resource(name)) {
      return in.readAllBytes();
    }
  }

  private static float[] read(byte[] bytes) throws IOException {
    try (SampleStream stream = Audio.open(new ByteArrayInputStream(bytes), AudioOptions.DEFAULT)) {
      return Audio.read(stream).samples();
    }
  }
}
