package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.audio.stream.AudioOptions;

/**
 * Small encoded files of {@link Sound#mixed}, in the resources, give known samples: without any
 * other program, on any machine.
 */
class EncodedFilesTest {
  /** The files that lost nothing give the samples of the WAV they were made of. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "flac-16bit-stereo.flac, 44100, 16, 2, 0.12",
    "flac-24bit-stereo.flac, 8000, 24, 2, 0.2",
    "flac-8000-mono.oga, 8000, 16, 1, 0.25",
    "int16.aiff, 8000, 16, 1, 0.25",
    "int24-stereo.aiff, 8000, 24, 2, 0.2",
    "int16.au, 8000, 16, 1, 0.25",
  })
  void losslessFilesGiveTheSamplesOfTheWav(
      String name, int rate, int bits, int channels, double seconds, @TempDir Path folder)
      throws IOException {
    Path wav = Sound.wav(folder.resolve("x.wav"), rate, bits, Sound.mixed(rate, channels, seconds));
    Clip clip = read(name);
    assertEquals(rate, clip.sampleRate());
    assertArrayEquals(Audio.read(wav).samples(), clip.samples());
  }

  /** The others: rate, number of samples, hash of their bits; and how near they are to the WAV. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "lame-22050-mono.mp3, 22050, 5513, 1, 0.25, 6, 8246e8c5de366515",
    "lame-44100-stereo-vbr.mp3, 44100, 5292, 2, 0.12, 6, 14a8358e021eba69",
    "vorbis-22050-mono.ogg, 22050, 5513, 1, 0.25, 6, cbbaa01d0f8dcb31",
    "vorbis-44100-stereo.ogg, 44100, 5292, 2, 0.12, 6, c2b7c92b18cddd9c",
    "mulaw.au, 8000, 2000, 1, 0.25, 30, 89bb452128f6382a",
    "alaw.au, 8000, 2000, 1, 0.25, 30, 45c7024ceff6f082",
    "float32.aifc, 8000, 2000, 1, 0.25, 80, e72e8312d39069da",
  })
  void lossyFilesGiveKnownSamples(
      String name,
      int rate,
      int samples,
      int channels,
      double seconds,
      double decibels,
      String hash,
      @TempDir Path folder)
      throws Exception {
    Clip clip = read(name);
    assertEquals(rate, clip.sampleRate());
    assertEquals(samples, clip.samples().length);
    Path wav = Sound.wav(folder.resolve("x.wav"), rate, 16, Sound.mixed(rate, channels, seconds));
    double db = Decibels.signalToNoise(Audio.read(wav).samples(), clip.samples());
    assertTrue(db >= decibels, "%.1f dB, expected %.0f".formatted(db, decibels));
    assertEquals(hash, hash(clip.samples()), "hash, at %.2f dB".formatted(db));
  }

  /** Without a tag nothing is known of delay and padding: all samples of all frames. */
  @ParameterizedTest
  @CsvSource({
    "untagged-16000-mono.mp3, 16000, 5184, 334e46521b15c985",
    "lame-24000-joint.mp3, 24000, 6336, 15b4c896003ec818",
    "layer2-32000-stereo.mp2, 32000, 4608, a08f4ecf8bdb9a0a",
    "layer2-16000-mono.mp2, 16000, 3456, 98e26b3177efda04",
  })
  void untaggedMpegGivesAllFrames(String name, int rate, int samples, String hash)
      throws Exception {
    Clip clip = read(name);
    assertEquals(rate, clip.sampleRate());
    assertEquals(samples, clip.samples().length);
    assertEquals(hash, hash(clip.samples()));
  }

  private static Clip read(String name) throws IOException {
    return Audio.read(Audio.open(resource(name), AudioOptions.DEFAULT));
  }

  static InputStream resource(String name) {
    InputStream in = EncodedFilesTest.class.getResourceAsStream("/encoded/" + name);
    if (in == null) {
      throw new IllegalArgumentException("no resource encoded/" + name);
    }
    return in;
  }

  /** Of the bits of samples, the first half of it. */
  static String hash(float[] samples) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length);
    bytes.asFloatBuffer().put(samples);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    return HexFormat.of().formatHex(digest, 0, 8);
  }
}
