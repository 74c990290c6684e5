package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/** The channels for themselves are those that ffmpeg gives, in the order of WAV. */
class EachChannelTest {
  private static final double SECONDS = 1.2345;

  /** What dividing integers by 32767 and not 32768 leaves. */
  private static final double WANTED_DB = 85;

  @BeforeAll
  static void needsFfmpeg() {
    FfmpegProgram.required();
  }

  @ParameterizedTest(name = "{0} channels, {1}: {2}")
  @CsvSource({
    "1, wav, -c:a pcm_s16le",
    "2, wav, -c:a pcm_s16le",
    "6, wav, -c:a pcm_s24le",
    "2, wav, -c:a pcm_mulaw",
    "3, aiff, -c:a pcm_s16be",
    "2, au, -c:a pcm_f32be",
    "2, flac, -c:a flac",
    "6, flac, -c:a flac",
    "2, oga, -c:a flac",
    "2, mp3, -c:a libmp3lame -b:a 192k",
    "1, mp3, -c:a libmp3lame -b:a 96k",
    "2, mp2, -c:a mp2 -b:a 192k",
    "2, ogg, -c:a libvorbis -q:a 5",
    "5, ogg, -c:a libvorbis -q:a 5",
    "6, ogg, -c:a libvorbis -q:a 5",
    "8, ogg, -c:a libvorbis -q:a 5",
    "6, m4a, -c:a alac",
  })
  void channelsAgree(int channels, String suffix, String arguments, @TempDir Path folder)
      throws Exception {
    Path wav =
        Sound.wav(folder.resolve("in.wav"), 48000, 16, Sound.mixed(48000, channels, SECONDS));
    Path encoded = folder.resolve("encoded." + suffix);
    String[] options = arguments.split(" ");
    String[] command = new String[options.length + 3];
    command[0] = "-i";
    command[1] = wav.toString();
    System.arraycopy(options, 0, command, 2, options.length);
    command[command.length - 1] = encoded.toString();
    FfmpegProgram.run(command);
    float[] expected =
        suffix.equals("mp2")
            ? FfmpegProgram.decode(encoded, 1, "mp2float")
            : FfmpegProgram.decode(encoded, 1);

    AudioOptions whole = AudioOptions.DEFAULT.withEachChannel();
    float[] actual = interleaved(encoded, channels, whole);
    assertEquals(expected.length, actual.length, "length");
    double db = Decibels.signalToNoise(expected, actual);
    assertTrue(db >= WANTED_DB, "%.1f dB, expected %.0f".formatted(db, WANTED_DB));

    float[] part = interleaved(encoded, channels, whole.segment(0.1, 0.3));
    int first = 4800 * channels;
    float[] same = Arrays.copyOfRange(actual, first, first + 9600 * channels);
    assertTrue(Arrays.equals(same, part), "a segment is a part of the whole");
  }

  private static float[] interleaved(Path file, int channels, AudioOptions options)
      throws IOException {
    try (SampleStream stream = Audio.open(file, options)) {
      assertEquals(channels, stream.channels(), "channels");
      float[] all = new float[64000 * channels];
      int samples = 0;
      int got;
      while ((got = stream.read(all, samples * channels, 1001)) >= 0) {
        samples += got;
      }
      return Arrays.copyOf(all, samples * channels);
    }
  }
}
