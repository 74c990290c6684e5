package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MP3 and Ogg Vorbis give the samples that ffmpeg gives: as many, in step, 100 dB alike. */
class LossyAgreementTest {
  private static final double WANTED_DB = 100;
  private static final double SECONDS = 1.2345;

  @BeforeAll
  static void needsFfmpeg() {
    FfmpegProgram.required();
  }

  @ParameterizedTest(name = "{0}: {1} Hz, {2} channels, {3}")
  @CsvSource({
    "mp3-128-tagged, 44100, 2, mp3, -c:a libmp3lame -b:a 128k",
    "mp3-320-tagged, 48000, 2, mp3, -c:a libmp3lame -b:a 320k",
    "mp3-vbr-tagged, 44100, 2, mp3, -c:a libmp3lame -q:a 2",
    "mp3-vbr-joint, 44100, 2, mp3, -c:a libmp3lame -q:a 6 -joint_stereo 1",
    "mp3-lr, 44100, 2, mp3, -c:a libmp3lame -b:a 192k -joint_stereo 0",
    "mp3-untagged, 44100, 2, mp3, -c:a libmp3lame -b:a 128k -write_xing 0",
    "mp3-mono, 44100, 1, mp3, -c:a libmp3lame -b:a 64k",
    "mp3-mono-untagged, 32000, 1, mp3, -c:a libmp3lame -b:a 64k -write_xing 0",
    "mp3-22050, 22050, 2, mp3, -c:a libmp3lame -b:a 64k",
    "mp3-22050-mono-vbr, 22050, 1, mp3, -c:a libmp3lame -q:a 4",
    "mp3-16000, 16000, 1, mp3, -c:a libmp3lame -b:a 32k",
    "mp3-8000, 8000, 1, mp3, -c:a libmp3lame -b:a 16k",
    "mp3-11025, 11025, 2, mp3, -c:a libmp3lame -b:a 32k",
    "mp3-no-reservoir, 44100, 2, mp3, -c:a libmp3lame -b:a 128k -reservoir 0",
    "mp2-192, 44100, 2, mp2, -c:a mp2 -b:a 192k",
    "mp2-mono, 22050, 1, mp2, -c:a mp2 -b:a 64k",
    "ogg-q4, 44100, 2, ogg, -c:a libvorbis -q:a 4",
    "ogg-q9, 48000, 2, ogg, -c:a libvorbis -q:a 9",
    "ogg-mono, 22050, 1, ogg, -c:a libvorbis -q:a 3",
    "ogg-8000, 8000, 1, ogg, -c:a libvorbis -q:a 1",
    "ogg-5.1, 48000, 6, ogg, -c:a libvorbis -q:a 3",
  })
  void samplesAgree(
      String name,
      int sampleRate,
      int channels,
      String suffix,
      String arguments,
      @TempDir Path folder)
      throws Exception {
    Path wav =
        Sound.wav(
            folder.resolve("in.wav"), sampleRate, 16, Sound.mixed(sampleRate, channels, SECONDS));
    Path encoded = folder.resolve(name + "." + suffix);
    String[] options = arguments.split(" ");
    String[] command = new String[options.length + 3];
    command[0] = "-i";
    command[1] = wav.toString();
    System.arraycopy(options, 0, command, 2, options.length);
    command[command.length - 1] = encoded.toString();
    FfmpegProgram.run(command);

    float[] expected =
        suffix.equals("mp2")
            ? FfmpegProgram.decode(encoded, channels, "mp2float")
            : FfmpegProgram.decode(encoded, channels);
    float[] actual = Audio.read(encoded).samples();

    assertEquals(expected.length, actual.length, "length");
    double db = Decibels.signalToNoise(expected, actual);
    assertTrue(db >= WANTED_DB, "%s: %.1f dB, expected %.0f".formatted(name, db, WANTED_DB));
  }
}
