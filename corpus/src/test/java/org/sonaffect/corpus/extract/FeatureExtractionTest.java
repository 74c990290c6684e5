package org.sonaffect.corpus.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.extract.FeatureExtraction.Outcome;
import org.sonaffect.corpus.file.UserHome;

/** Features are extracted once per content and version, whoever asks, on any number of threads. */
class FeatureExtractionTest {
  @TempDir Path folder = Path.of("");
  private final PlainExtractor extractor = new PlainExtractor();
  private final List<AudioSegment> requests = new ArrayList<>();
  private FeatureCache cache = new FeatureCache(Path.of(""));

  @BeforeEach
  void writeClips() throws IOException {
    cache = new FeatureCache(folder.resolve("cache"));
    for (int i = 0; i < 12; i++) {
      Path file = Disk.wav(folder.resolve("clip" + i + ".wav"), i);
      requests.add(new AudioSegment(file, 0, Double.NaN));
    }
  }

  private List<Outcome> run(FeatureExtractor with, int jobs, ExtractionCounts wanted)
      throws InterruptedException {
    FeatureExtraction extraction = new FeatureExtraction(with, cache, jobs, Progress.NONE);
    List<Outcome> outcomes = extraction.run(requests);
    assertEquals(wanted, extraction.counts());
    return outcomes;
  }

  private static float[] values(Outcome outcome) {
    assertNotNull(outcome.features(), () -> String.valueOf(outcome.failure()));
    return outcome.features().values();
  }

  @Test
  void aSecondRunExtractsNothing() throws Exception {
    List<Outcome> first = run(extractor, 2, new ExtractionCounts(12, 0, 0));
    List<Outcome> second = run(extractor, 2, new ExtractionCounts(0, 12, 0));
    assertEquals(12, extractor.calls.get());
    for (int i = 0; i < 12; i++) {
      assertArrayEquals(values(first.get(i)), values(second.get(i)));
      assertEquals(first.get(i).fileHash(), second.get(i).fileHash());
    }
  }

  @Test
  void theOrderOfResultsIsThatOfTheRequestsOnAnyNumberOfThreads() throws Exception {
    for (int jobs : new int[] {1, 2, 5}) {
      List<Outcome> outcomes =
          new FeatureExtraction(extractor, null, jobs, Progress.NONE).run(requests);
      for (int i = 0; i < 12; i++) {
        assertArrayEquals(
            extractor.extract(requests.get(i).file(), 0, Double.NaN).values(),
            values(outcomes.get(i)));
      }
    }
  }

  @Test
  void theContentCountsAndNotTheName() throws Exception {
    requests.add(
        new AudioSegment(
            Files.copy(requests.get(0).file(), folder.resolve("copy.wav")), 0, Double.NaN));
    List<Outcome> outcomes = run(extractor, 2, new ExtractionCounts(12, 0, 0));
    assertArrayEquals(values(outcomes.get(0)), values(outcomes.get(12)));
    Disk.wav(requests.get(3).file(), 99);
    run(extractor, 2, new ExtractionCounts(1, 11, 0));
  }

  @Test
  void segmentsAndVersionsAreKeptApart() throws Exception {
    requests.add(new AudioSegment(requests.get(0).file(), 0, 0.1));
    requests.add(new AudioSegment(requests.get(0).file(), 0.1, Double.NaN));
    run(extractor, 2, new ExtractionCounts(14, 0, 0));
    run(extractor, 2, new ExtractionCounts(0, 14, 0));
    run(new PlainExtractor("plain-2"), 2, new ExtractionCounts(14, 0, 0));
  }

  @Test
  void whatFailsIsSaidEveryTimeAndStopsNothing() throws Exception {
    Disk.text(requests.get(1).file(), "no audio");
    Files.delete(requests.get(2).file());
    FeatureExtractor tripping =
        new FeatureExtractor() {
          @Override
          public String version() {
            return "tripping";
          }

          @Override
          public List<String> columns() {
            return extractor.columns();
          }

          @Override
          public ExtractedFeatures extract(Path file, double start, double end) throws IOException {
            if (file.endsWith("clip3.wav")) {
              throw new ArrayIndexOutOfBoundsException(77);
            }
            return extractor.extract(file, start, end);
          }
        };
    List<Outcome> outcomes = run(tripping, 3, new ExtractionCounts(9, 0, 3));
    run(tripping, 3, new ExtractionCounts(0, 9, 3));
    assertEquals("no known audio format", outcomes.get(1).failure());
    assertEquals("the file cannot be read", outcomes.get(2).failure());
    assertTrue(String.valueOf(outcomes.get(3).failure()).startsWith("cannot be decoded"));
    assertEquals(4, values(outcomes.get(4)).length);
  }

  @Test
  void warningsAreKeptWithTheFeatures() throws Exception {
    Path cut = Disk.bytes(requests.get(0).file(), java.util.Arrays.copyOf(Disk.wavBytes(0), 1000));
    for (ExtractionCounts counts :
        List.of(new ExtractionCounts(12, 0, 0), new ExtractionCounts(0, 12, 0))) {
      Outcome outcome = run(extractor, 1, counts).get(0);
      assertNotNull(outcome.features(), cut::toString);
      assertEquals(List.of("cut short: 956 of 4000 bytes"), outcome.features().warnings());
    }
  }

  @Test
  void anyDamageToAnEntryIsNoticedAndRepaired() throws Exception {
    List<Outcome> sound = run(extractor, 2, new ExtractionCounts(12, 0, 0));
    Random random = new Random(7);
    List<Path> entries;
    try (Stream<Path> walk = Files.walk(cache.folder())) {
      entries = walk.filter(Files::isRegularFile).sorted().toList();
    }
    assertEquals(12, entries.size());
    for (int i = 0; i < 12; i++) {
      byte[] bytes = Files.readAllBytes(entries.get(i));
      if (i % 3 == 0) {
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else if (i % 3 == 1) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        random.nextBytes(bytes);
      }
      Files.write(entries.get(i), bytes);
    }
    List<Outcome> repaired = run(extractor, 2, new ExtractionCounts(12, 0, 0));
    for (int i = 0; i < 12; i++) {
      assertArrayEquals(values(sound.get(i)), values(repaired.get(i)));
    }
    run(extractor, 2, new ExtractionCounts(0, 12, 0));
    try (Stream<Path> walk = Files.walk(cache.folder())) {
      assertEquals(12, walk.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void aCacheThatCannotBeWrittenCostsTimeOnly() throws Exception {
    cache = new FeatureCache(Files.writeString(folder.resolve("file"), "not a folder"));
    List<String> warnings = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public Stage stage(String name, long total, String unit) {
            return Progress.NONE.stage(name, total, unit);
          }

          @Override
          public synchronized void warn(String message) {
            warnings.add(message);
          }
        };
    FeatureExtraction extraction = new FeatureExtraction(extractor, cache, 2, progress);
    extraction.run(requests);
    assertEquals(new ExtractionCounts(12, 0, 0), extraction.counts());
    assertEquals(1, warnings.size());
  }

  @Test
  void whatOtherDecodersHeardIsNotFoundAgain() throws IOException {
    cache.put("set-1", "0123456789", new ExtractedFeatures(new float[] {1}, List.of(), 0));
    assertTrue(cache.get("set-1", "0123456789", 1).isPresent());
    Path kept = cache.folder().resolve("set-1-audio-" + Audio.DECODERS);
    Files.move(kept, kept.resolveSibling("set-1"));
    assertTrue(cache.get("set-1", "0123456789", 1).isEmpty());
  }

  @Test
  void liesWhereTheDesktopSpecificationSays() {
    assertEquals(
        Path.of("/c/sonaffect"), FeatureCache.folder(Map.of("XDG_CACHE_HOME", "/c"), "/home/x"));
    assertEquals(Path.of("/home/x/.cache/sonaffect"), FeatureCache.folder(Map.of(), "/home/x"));
    assertEquals(
        Path.of("/home/x/.cache/sonaffect"),
        FeatureCache.folder(Map.of("XDG_CACHE_HOME", "rel"), "/home/x"));
  }

  @Test
  void whomTheSystemDoesNotKnowHasTheHomeOfTheEnvironmentOrATemporaryFolder() {
    assertEquals(Path.of("/home/x"), home(Map.of("HOME", "/h"), "/home/x"));
    assertEquals(Path.of("/h"), home(Map.of("HOME", "/h"), "?"));
    Path temporary = home(Map.of(), "?");
    assertEquals(folder, temporary.getParent());
    assertEquals(temporary, home(Map.of("HOME", ""), "?"), "the same each time");
    assertTrue(Files.isDirectory(temporary));
  }

  private Path home(Map<String, String> environment, String known) {
    return new UserHome(environment, known, folder).folder();
  }
}
