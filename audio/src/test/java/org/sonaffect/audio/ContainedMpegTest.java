package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.testkit.WavBytes;

/**
 * MPEG audio gives the same samples in a container as alone; at 24 kHz, where ffmpeg decodes it
 * wrongly up to version 5.1 at least.
 */
class ContainedMpegTest {
  private static final int RATE = 24000;

  /** Samples by which LAME and a decoder are late together. */
  private static final int DELAY = 576 + 529;

  private static final int FRAME = 576;

  @BeforeAll
  static void needsFfmpeg() {
    FfmpegProgram.required();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "avi", "wav", "ts", "flv"})
  void layerThree(String container, @TempDir Path folder) throws Exception {
    int rate = container.equals("flv") ? 22050 : RATE;
    Path tagged = encode(folder, rate, "x.mp3", "-c:a libmp3lame -b:a 64k");
    Path bare = folder.resolve("bare.mp3");
    FfmpegProgram.run("-i", tagged.toString(), "-c", "copy", "-write_xing", "0", bare.toString());
    float[] contained = samples(contain(tagged, container));

    assertArrayEquals(samples(bare), contained);

    // The tag of an MP3 says what of it is the sound; containers do not keep it.
    float[] trimmed = samples(tagged);
    assertEquals(rate, trimmed.length);
    assertEquals((DELAY + rate + FRAME - 1) / FRAME * FRAME, contained.length);
    assertArrayEquals(trimmed, Arrays.copyOfRange(contained, DELAY, DELAY + trimmed.length));
  }

  @ParameterizedTest
  @CsvSource({"mkv", "avi", "wav", "ts", "vob"})
  void layerTwo(String container, @TempDir Path folder) throws Exception {
    Path bare = encode(folder, RATE, "x.mp2", "-c:a mp2 -b:a 64k");
    assertArrayEquals(samples(bare), samples(contain(bare, container)));
  }

  /** Some programs put a whole MP3 into a WAV: then its tag counts, once. */
  @Test
  void aTagInsideCounts(@TempDir Path folder) throws Exception {
    Path tagged = encode(folder, RATE, "x.mp3", "-c:a libmp3lame -b:a 64k -id3v2_version 0");
    byte[] wav =
        new WavBytes().rate(RATE).format(0x55, 2, 1, 0).data(Files.readAllBytes(tagged)).build();
    assertArrayEquals(samples(tagged), samples(Files.write(folder.resolve("whole.wav"), wav)));
  }

  /** Of MP4 and QuickTime, the edit list says what of it is the sound: ffmpeg heeds it. */
  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mov"})
  void withAnEditListFfmpegDecodes(String container, @TempDir Path folder) throws Exception {
    Path file = contain(encode(folder, RATE, "x.mp3", "-c:a libmp3lame -b:a 64k"), container);
    assertArrayEquals(FfmpegProgram.decode(file, 2), samples(file), 1e-6f);
  }

  private static Path encode(Path folder, int rate, String name, String options) throws Exception {
    Path wav = Sound.wav(folder.resolve("in.wav"), rate, 16, Sound.mixed(rate, 2, 1));
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("-i", wav.toString()));
    command.addAll(List.of(options.split(" ")));
    command.add(file.toString());
    FfmpegProgram.run(command.toArray(String[]::new));
    return file;
  }

  private static Path contain(Path file, String container) throws Exception {
    Path contained = file.resolveSibling("contained." + container);
    FfmpegProgram.run("-i", file.toString(), "-c", "copy", contained.toString());
    return contained;
  }

  private static float[] samples(Path file) throws Exception {
    return Audio.read(file).samples();
  }
}
