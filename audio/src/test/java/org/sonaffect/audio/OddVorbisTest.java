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

  /** The page that holds the table of codes; and one of audio, which is missed and not more. */
  @Test
  void wrongChecksums(@TempDir Path folder) throws IOException {
    byte[] whole = bytes();
    byte[] broken = whole.clone();
    broken[page(whole, 1) + 100] ^= 1;
    AudioException e = assertThrows(AudioException.class, () -> read(broken));
    assertTrue(e.getMessage().contains("a page has a wrong checksum, and "), e.getMessage());
    Path file = Files.write(folder.resolve("x.ogg"), broken);
    AudioException byFile = assertThrows(AudioException.class, () -> Audio.read(file));
    assertEquals(e.getMessage(), byFile.getMessage());

    byte[] late = whole.clone();
    late[whole.length - 100] ^= 1;
    try (SampleStream stream = Audio.open(new ByteArrayInputStream(late), AudioOptions.DEFAULT)) {
      Audio.read(stream);
      assertTrue(stream.warnings().contains("a page has a wrong checksum"));
    } catch (AudioException none) {
      assertEquals(AudioException.Kind.EMPTY, none.kind());
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

  private static byte[] bytes() throws IOException {
    try (var in = EncodedFilesTest.resource(OGG)) {
      return in.readAllBytes();
    }
  }

  private static float[] read(byte[] bytes) throws IOException {
    try (SampleStream stream = Audio.open(new ByteArrayInputStream(bytes), AudioOptions.DEFAULT)) {
      return Audio.read(stream).samples();
    }
  }
}
