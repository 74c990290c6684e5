package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.testkit.SharedFolder;

/** What a WAV holds comes out to the bit when it is kept in another container. */
class LosslessAgreementTest {
  @BeforeAll
  static void needsFfmpeg() {
    FfmpegProgram.required();
  }

  @ParameterizedTest(name = "{4} of {1} bits, {2} channels at {0} Hz: {3}")
  @CsvSource({
    "44100, 16, 2, -c:a flac, flac",
    "44100, 16, 2, -c:a flac -compression_level 0, flac",
    "44100, 16, 2, -c:a flac -compression_level 12 -lpc_type cholesky, flac",
    "44100, 16, 2, -c:a flac -lpc_type none, flac",
    "48000, 24, 2, -c:a flac, flac",
    "96000, 24, 1, -c:a flac -compression_level 8, flac",
    "8000, 16, 1, -c:a flac -frame_size 192, flac",
    "22050, 16, 6, -c:a flac, flac",
    "11025, 16, 8, -c:a flac, flac",
    "44100, 16, 2, -c:a flac -ch_mode left_side, flac",
    "44100, 16, 2, -c:a flac -ch_mode right_side, flac",
    "44100, 16, 2, -c:a flac -ch_mode mid_side, flac",
    "44100, 24, 2, -c:a flac -ch_mode mid_side, flac",
    "16000, 16, 2, -c:a flac -f ogg, oga",
    "44100, 16, 2, -c:a pcm_s16be, aiff",
    "44100, 24, 2, -c:a pcm_s24be, aiff",
    "44100, 32, 1, -c:a pcm_s32be, aiff",
    "22050, 16, 1, -c:a pcm_s16le -f aiff, aifc",
    "22050, 16, 3, -c:a pcm_s16be, au",
    "22050, 24, 2, -c:a pcm_s24be, au",
    "22050, 32, 2, -c:a pcm_s32be, au",
    "44100, 16, 2, -c:a pcm_s16le -f w64, w64",
    "48000, 24, 6, -c:a pcm_s24le -f w64, w64",
    "16000, 32, 1, -c:a pcm_s32le -f w64, w64",
  })
  void integersKeepTheirBits(
      int rate, int bits, int channels, String arguments, String suffix, @TempDir Path folder)
      throws Exception {
    Path wav = Sound.wav(folder.resolve("in.wav"), rate, bits, Sound.mixed(rate, channels, 0.6));
    Path other = folder.resolve("out." + suffix);
    List<String> command = new ArrayList<>(List.of("-i", wav.toString()));
    command.addAll(List.of(arguments.split(" ")));
    command.add(other.toString());
    FfmpegProgram.run(command.toArray(String[]::new));

    Clip expected = Audio.read(wav);
    Clip actual = Audio.read(other);
    assertEquals(rate, actual.sampleRate());
    assertArrayEquals(expected.samples(), actual.samples());
  }

  /** Companded and floating samples, as ffmpeg decodes them. */
  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource({
    "au, pcm_mulaw",
    "au, pcm_alaw",
    "au, pcm_f32be",
    "au, pcm_f64be",
    "aifc, pcm_mulaw",
    "aifc, pcm_alaw",
    "aifc, pcm_f32be",
    "aifc, pcm_f64be",
    "wav, pcm_mulaw",
    "wav, adpcm_ms",
    "w64, pcm_alaw",
    "w64, pcm_f64le",
    "w64, adpcm_ms",
  })
  void otherCodesAgreeWithFfmpeg(String suffix, String codec, @TempDir Path folder)
      throws Exception {
    Path wav = Sound.wav(folder.resolve("in.wav"), 16000, 16, Sound.mixed(16000, 2, 0.6));
    Path other = folder.resolve("out." + suffix);
    String format = suffix.equals("aifc") ? "aiff" : suffix;
    FfmpegProgram.run("-i", wav.toString(), "-c:a", codec, "-f", format, other.toString());

    float[] expected = FfmpegProgram.decode(other, 2);
    float[] actual = Audio.read(other).samples();
    assertEquals(expected.length, actual.length);
    assertTrue(Decibels.signalToNoise(expected, actual) > 80);
  }

  @Test
  void flacOfTheReferenceClipsGivesTheirSamples(@TempDir Path folder) throws Exception {
    Path reference = SharedFolder.orSkip().resolve("compare2013/reference");
    List<Path> clips;
    try (Stream<Path> files = Files.list(reference)) {
      clips = files.filter(f -> f.toString().endsWith(".wav")).sorted().toList();
    }
    int compared = 0;
    for (Path wav : clips) {
      String name = wav.getFileName().toString();
      if (name.contains("float") || name.contains("8bit")) {
        continue;
      }
      Path flac = folder.resolve(name + ".flac");
      FfmpegProgram.run("-i", wav.toString(), "-c:a", "flac", flac.toString());
      assertArrayEquals(Audio.read(wav).samples(), Audio.read(flac).samples(), name);
      compared++;
    }
    assertTrue(compared > 15, compared + " clips");
  }
}
