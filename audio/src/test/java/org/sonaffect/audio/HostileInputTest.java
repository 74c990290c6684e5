package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonaffect.testkit.WavBytes;

/**
 * Nothing in a file can hang a decoder, exhaust memory or come out as anything but samples or an
 * AudioException.
 */
class HostileInputTest {
  private static final int BRIEF = 6_000;
  private static final int CAMPAIGN = Integer.getInteger("sonaffect.fuzz.count", 1_100_000);
  private static final long SEED = Long.getLong("sonaffect.fuzz.seed", 1983);

  /** Every decoder, some more often: those of other people first. */
  private static final List<String> SEEDS =
      List.of(
          "lame-22050-mono.mp3",
          "lame-22050-mono.mp3",
          "lame-44100-stereo-vbr.mp3",
          "untagged-16000-mono.mp3",
          "untagged-16000-mono.mp3",
          "vorbis-22050-mono.ogg",
          "vorbis-44100-stereo.ogg",
          "flac-8000-mono.oga",
          "flac-8000-mono.oga",
          "flac-24bit-stereo.flac",
          "flac-16bit-stereo.flac",
          "int16.aiff",
          "int24-stereo.aiff",
          "float32.aifc",
          "int16.au",
          "mulaw.au",
          "alaw.au");

  @Test
  void someThousandBrokenFiles() {
    DecoderTrial trial = new DecoderTrial();
    assertTimeoutPreemptively(Duration.ofMinutes(4), () -> run(trial, BRIEF));
    assertTrue(trial.opened() > BRIEF / 2, trial.toString());
  }

  @Test
  @Tag("long")
  @Tag("full")
  void aMillionBrokenFiles() throws Exception {
    DecoderTrial trial = new DecoderTrial();
    run(trial, CAMPAIGN);
    System.out.println("Hostile input, seed " + SEED + ": " + trial);
    assertTrue(trial.opened() > CAMPAIGN / 2, trial.toString());
  }

  /** What once was a finding stays harmless. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("findings")
  void findings(Path file) throws IOException {
    new DecoderTrial().run(Files.readAllBytes(file));
  }

  static List<Path> findings() throws Exception {
    var url = HostileInputTest.class.getResource("findings");
    if (url == null) {
      return List.of();
    }
    try (var files = Files.list(Path.of(url.toURI()))) {
      return files.sorted().toList();
    }
  }

  private static void run(DecoderTrial trial, int count) throws IOException {
    Mutator mutator = new Mutator(seeds(), SEED);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < count && failures.size() < 20; i++) {
      byte[] bytes = mutator.next();
      try {
        trial.run(bytes);
      } catch (Throwable e) {
        failures.add("input " + i + ", kept as " + keep(bytes) + ": " + e);
      }
    }
    assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
  }

  private static Path keep(byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    Path folder = Files.createDirectories(Path.of("target", "findings"));
    return Files.write(folder.resolve(HexFormat.of().toHexDigits((int) crc.getValue())), bytes);
  }

  static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : SEEDS) {
      try (InputStream in = EncodedFilesTest.resource(name)) {
        seeds.add(in.readAllBytes());
      }
    }
    seeds.add(new WavBytes().samples(1, 2, 3, 4, 5, 6, 7, 8, 9).build());
    seeds.add(new WavBytes().format(1, 2, 3, 24).extensible(24).data(new byte[600]).build());
    seeds.add(new WavBytes().format(3, 1, 4, 32).data(new byte[400]).build());
    return seeds;
  }
}
