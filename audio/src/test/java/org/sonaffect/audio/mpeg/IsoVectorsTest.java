package org.sonaffect.audio.mpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.testkit.SharedFolder;

/**
 * The test streams of ISO/IEC 11172-4 and 13818-4: of full accuracy is a decoder whose samples,
 * clipped and rounded to 16 bits, have an RMS difference below {@code 2^-15 / √12} and none above
 * {@code 2^-14} of full scale.
 */
class IsoVectorsTest {
  private static final double RMS = Math.pow(2, -15) / Math.sqrt(12);
  private static final double LARGEST = Math.pow(2, -14);

  /** {@code missing}: frames at the start that the reference decoder left out, for they are cut. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "l1-fl1, 0",
    "l2-fl10, 0",
    "l3-compl, 0",
    "l3-he_44khz, 0",
    "l3-he_free, 0",
    "l3-he_mode, 0",
    "l3-si, 0",
    "l3-sin1k0db, 2",
    "l3-test45, 0",
    "l3-test46, 0",
    "M2L3_bitrate_22_all, 0",
    "M2L3_compl24, 0",
  })
  void fullAccuracy(String name, int missing) throws IOException {
    Path folder = SharedFolder.orSkip("cases/audio/iso");
    Frames frames = Frames.of(Files.readAllBytes(folder.resolve(name + ".bit")));
    short[] expected = Frames.pcm(Files.readAllBytes(folder.resolve(name + ".pcm")));
    float[] actual = frames.interleaved();

    int skipped = missing * frames.get(0).header().samples() * frames.get(0).header().channels();
    int n = Math.min(expected.length, actual.length - skipped);
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double sample = Math.max(-32768, Math.min(32767, Math.rint(actual[skipped + i] * 32768.0)));
      double difference = Math.abs(sample - expected[i]) / 32768;
      sum += difference * difference;
      largest = Math.max(largest, difference);
    }
    double rms = Math.sqrt(sum / n);
    assertTrue(n > 30_000, n + " samples");
    assertTrue(
        rms < RMS && largest <= LARGEST,
        "RMS %.2e, wanted below %.2e; largest %.2e, wanted %.2e at most"
            .formatted(rms, RMS, largest, LARGEST));
    assertArrayEquals(frames.meanOfChannels(), frames.mono(), 1e-5f);
  }
}
