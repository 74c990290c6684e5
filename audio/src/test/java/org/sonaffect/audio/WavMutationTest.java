package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.testkit.WavBytes;

/** Whatever is done to a WAV file, it is read or refused, at once and in little memory. */
class WavMutationTest {
  private static final int INPUTS = 10_000;

  @Test
  void mutatedFilesAreReadOrRefused() {
    assertTimeoutPreemptively(Duration.ofSeconds(60), WavMutationTest::campaign);
  }

  private static void campaign() throws IOException {
    SplittableRandom random = new SplittableRandom(1983);
    byte[][] seeds = {
      new WavBytes().samples(1, 2, 3, 4, 5).chunkAfter("LIST", 4, new byte[4]).build(),
      new WavBytes().format(1, 2, 3, 24).extensible(24).data(new byte[60]).build(),
      new WavBytes().format(3, 1, 4, 32).data(new byte[40]).declared(0xFFFFFFFFL).build(),
      new WavBytes()
          .format(1, 1, 1, 8)
          .chunkBefore("bext", 5, new byte[6])
          .data(new byte[9])
          .build(),
      new WavBytes().riff("RF64").chunkBefore("ds64", 28, new byte[28]).samples(7, 8, 9).build(),
    };
    int read = 0;
    float[] buffer = new float[512];
    for (int i = 0; i < INPUTS; i++) {
      byte[] wav = mutated(seeds[random.nextInt(seeds.length)], random);
      try (SampleStream stream = Audio.open(new ByteArrayInputStream(wav), AudioOptions.DEFAULT)) {
        int total = 0;
        int got;
        while ((got = stream.read(buffer, 0, buffer.length)) >= 0) {
          total += got;
          assertTrue(got > 0 && total <= wav.length, "more samples than bytes");
        }
        read++;
      } catch (AudioException refused) {
        assertTrue(!refused.getMessage().isBlank());
      }
    }
    assertTrue(read > INPUTS / 3, "too few got past the header: " + read);
  }

  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] wav = seed.clone();
    int changes = 1 + random.nextInt(3);
    for (int c = 0; c < changes; c++) {
      int at = 12 + random.nextInt(wav.length - 12);
      switch (random.nextInt(4)) {
        case 0 -> wav[at] = (byte) random.nextInt(256);
        case 1 -> wav[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> wav[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
        default -> wav = java.util.Arrays.copyOf(wav, Math.max(13, at));
      }
    }
    return wav;
  }
}
