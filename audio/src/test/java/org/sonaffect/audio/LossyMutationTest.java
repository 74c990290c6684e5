package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to MPEG audio of any layer, it is read or refused, at once, in little memory.
 */
class LossyMutationTest {
  private static final int BRIEF = 10_000;
  private static final int CAMPAIGN = Integer.getInteger("sonaffect.fuzz.count", 1_000_000);
  private static final long SEED = Long.getLong("sonaffect.fuzz.seed", 11172);

  @Test
  void tenThousandMutatedFiles() {
    DecoderTrial trial = new DecoderTrial();
    assertTimeoutPreemptively(Duration.ofMinutes(2), () -> run(trial, BRIEF));
    assertTrue(trial.opened() > BRIEF / 2, trial.toString());
  }

  @Test
  @Tag("long")
  @Tag("full")
  void aMillionMutatedFiles() throws IOException {
    DecoderTrial trial = new DecoderTrial();
    run(trial, CAMPAIGN);
    System.out.println("MPEG audio and Vorbis, seed " + SEED + ": " + trial);
    assertTrue(trial.opened() > CAMPAIGN / 2, trial.toString());
  }

  private static void run(DecoderTrial trial, int count) throws IOException {
    Mutator mutator = new Mutator(seeds(), SEED);
    for (int i = 0; i < count; i++) {
      byte[] bytes = mutator.next();
      try {
        trial.run(bytes);
      } catch (Throwable e) {
        throw new AssertionError("input " + i + " of seed " + SEED, e);
      }
    }
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name :
        List.of(
            "lame-22050-mono.mp3",
            "lame-44100-stereo-vbr.mp3",
            "lame-24000-joint.mp3",
            "untagged-16000-mono.mp3",
            "layer2-32000-stereo.mp2",
            "layer2-16000-mono.mp2",
            "vorbis-22050-mono.ogg",
            "vorbis-44100-stereo.ogg")) {
      try (InputStream in = EncodedFilesTest.resource(name)) {
        seeds.add(in.readAllBytes());
      }
    }
    // Frames of noise: layer I, layer III in MPEG-2.5 with intensity stereo, a free bit rate.
    seeds.add(noise(new int[] {0xFF, 0xFF, 0x40, 0x50}, 144, 12));
    seeds.add(noise(new int[] {0xFF, 0xE3, 0x48, 0x70}, 288, 12));
    seeds.add(noise(new int[] {0xFF, 0xFB, 0x00, 0x60}, 333, 12));
    return seeds;
  }

  private static byte[] noise(int[] header, int frameBytes, int frames) {
    byte[] bytes = new byte[frameBytes * frames];
    new SplittableRandom(frameBytes).nextBytes(bytes);
    for (int frame = 0; frame < frames; frame++) {
      for (int i = 0; i < header.length; i++) {
        bytes[frame * frameBytes + i] = (byte) header[i];
      }
    }
    return bytes;
  }
}
