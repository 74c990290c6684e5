package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MPEG audio gives the samples that mpg123 gives, as many and in step: ffmpeg alone is no oracle,
 * for it decodes 24 kHz wrongly up to version 5.1 at least.
 */
class MpegAgreementTest {
  private static final double WANTED_DB = 90;
  private static final double SECONDS = 1.5;

  @BeforeAll
  static void needsPrograms() {
    FfmpegProgram.required();
    Mpg123Program.required();
  }

  @ParameterizedTest(name = "{0} Hz, {1} channels, {2}")
  @CsvSource({
    "8000, 1, -b:a 16k",
    "8000, 2, -b:a 24k",
    "11025, 1, -b:a 24k",
    "11025, 2, -b:a 32k",
    "12000, 1, -b:a 24k",
    "12000, 2, -b:a 32k",
    "16000, 1, -b:a 32k",
    "16000, 2, -b:a 48k",
    "22050, 1, -b:a 40k",
    "22050, 2, -b:a 64k",
    "24000, 1, -b:a 48k",
    "24000, 2, -b:a 64k",
    "32000, 1, -b:a 64k",
    "32000, 2, -b:a 96k",
    "44100, 1, -b:a 64k",
    "44100, 2, -b:a 128k",
    "44100, 2, -q:a 2",
    "44100, 2, -b:a 320k -joint_stereo 0",
    "48000, 1, -b:a 96k",
    "48000, 2, -b:a 192k",
  })
  void layerThree(int sampleRate, int channels, String options, @TempDir Path folder)
      throws Exception {
    check(sampleRate, channels, "-c:a libmp3lame " + options, folder.resolve("x.mp3"));
  }

  @ParameterizedTest(name = "{0} Hz, {1} channels, {2}")
  @CsvSource({
    "16000, 1, -b:a 32k",
    "22050, 2, -b:a 64k",
    "24000, 2, -b:a 160k",
    "32000, 1, -b:a 48k",
    "32000, 2, -b:a 192k",
    "44100, 1, -b:a 56k",
    "44100, 2, -b:a 256k",
    "48000, 2, -b:a 384k",
  })
  void layerTwo(int sampleRate, int channels, String options, @TempDir Path folder)
      throws Exception {
    check(sampleRate, channels, "-c:a mp2 " + options, folder.resolve("x.mp2"));
  }

  private static void check(int sampleRate, int channels, String options, Path encoded)
      throws Exception {
    Path wav = encoded.resolveSibling("x.wav");
    Sound.wav(wav, sampleRate, 16, Sound.mixed(sampleRate, channels, SECONDS));
    FfmpegProgram.run(("-i " + wav + " " + options + " " + encoded).split(" "));
    float[] expected = Mpg123Program.decode(encoded, channels);
    float[] actual = Audio.read(encoded).samples();
    assertEquals(expected.length, actual.length, "length");
    double db = Decibels.signalToNoise(expected, actual);
    assertTrue(db >= WANTED_DB, "%.1f dB, wanted %.0f".formatted(db, WANTED_DB));
  }
}
