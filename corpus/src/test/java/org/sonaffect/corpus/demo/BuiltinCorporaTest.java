package org.sonaffect.corpus.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Mastering;
import org.sonaffect.corpus.demo.synthesis.Probe;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;

/** The two corpora on disk: the same bytes everywhere, sound audio, ratings that spread. */
class BuiltinCorporaTest {
  /** SHA-256 over path and bytes of all files, in order of path. Seen on Java 17 and 25. */
  private static final String ALL_BYTES =
      "29c33a56fd395880060fe3fe5bf922a726eb9cd4dd22db0fdbb315b1cc8c621b";

  @TempDir static Path whole;

  @BeforeAll
  static void writeWhole() throws Exception {
    BuiltinFiles files = BuiltinCorpora.write(whole, Progress.NONE);
    assertEquals(
        new BuiltinFiles(
            whole.resolve("music.yaml"),
            whole.resolve("sounds.yaml"),
            whole.resolve("study.yaml"),
            2 * BuiltinCorpora.CLIPS + 7,
            0),
        files);
  }

  @Test
  void everyByteIsTheSameEverywhere() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String path : paths(whole)) {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(whole.resolve(path)));
    }
    assertEquals(ALL_BYTES, HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void aPartHasTheSameClipsOnOneThread(@TempDir Path part) throws Exception {
    write(part, 12, 1);
    List<String> clips = paths(part).stream().filter(path -> path.endsWith(".wav")).toList();
    assertEquals(24, clips.size());
    for (String clip : clips) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(clip)), Files.readAllBytes(part.resolve(clip)), clip);
    }
    for (String corpus : List.of("music.csv", "sounds.csv")) {
      assertEquals(
          Files.readAllLines(whole.resolve(corpus)).subList(0, 13),
          Files.readAllLines(part.resolve(corpus)));
    }
  }

  @Test
  void whatIsThereIsKeptAndWhatIsDamagedIsMended(@TempDir Path folder) throws Exception {
    assertEquals(4 + 7, write(folder, 2, 2).written());
    Map<String, byte[]> before = contents(folder);
    BuiltinFiles again = write(folder, 2, 3);
    assertEquals(0, again.written());
    assertEquals(11, again.kept());

    Path clip =
        folder.resolve(
            paths(folder).stream().filter(p -> p.endsWith(".wav")).findFirst().orElseThrow());
    byte[] damaged = Files.readAllBytes(clip);
    damaged[1000] ^= 1;
    Files.write(clip, damaged);
    Files.delete(folder.resolve("sounds.csv"));
    assertEquals(2, write(folder, 2, 2).written());
    Map<String, byte[]> after = contents(folder);
    assertEquals(before.keySet(), after.keySet());
    before.forEach((path, bytes) -> assertArrayEquals(bytes, after.get(path), path));
  }

  @Test
  void aFileInTheWayIsSaid(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("in-the-way"), "text");
    assertThrows(IOException.class, () -> write(file, 1, 1));
    Files.createDirectories(folder.resolve("study.yaml/not-empty"));
    IOException thrown = assertThrows(IOException.class, () -> write(folder, 1, 1));
    assertTrue(String.valueOf(thrown.getMessage()).contains("study.yaml"), thrown.getMessage());
  }

  @Test
  void anyOtherNumberOfClipsIsRefused(@TempDir Path folder) {
    for (int count : new int[] {-1, 0, BuiltinCorpora.CLIPS + 1}) {
      assertThrows(IllegalArgumentException.class, () -> write(folder, count, 1));
    }
  }

  @Test
  void everyClipIsSoundAudio() throws Exception {
    for (Row row : rows("music", "sounds")) {
      double[] samples = Probe.samples(Files.readAllBytes(whole.resolve(row.file)));
      double seconds = (double) samples.length / ClipSamples.RATE;
      assertTrue(seconds >= 3 && seconds <= 6, row.file + " lasts " + seconds);
      double peak = 0;
      double mean = 0;
      for (double sample : samples) {
        peak = Math.max(peak, Math.abs(sample));
        mean += sample / samples.length;
      }
      assertTrue(peak > 0.005 && peak < 0.96, row.file + " peak " + peak);
      assertEquals(0, mean, 2e-3, row.file);
      double rms = 20 * Math.log10(ClipSamples.rms(samples));
      assertTrue(rms > -52 && rms < -13, row.file + " level " + rms + " dB");
      assertTrue(Mastering.activeLevel(samples) < -15, row.file);
    }
  }

  @Test
  void noTwoClipsAreTheSame() throws Exception {
    Set<String> seen = new HashSet<>();
    for (Row row : rows("music", "sounds")) {
      byte[] bytes = Files.readAllBytes(whole.resolve(row.file));
      assertTrue(
          seen.add(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes))));
    }
  }

  @Test
  void ratingsSpreadOverTheScale() throws Exception {
    for (String corpus : List.of("music", "sounds")) {
      for (int target = 0; target < 2; target++) {
        int column = target;
        double[] ratings = rows(corpus).stream().mapToDouble(r -> r.values[column]).toArray();
        double mean = 0;
        double low = 9;
        double high = 1;
        for (double rating : ratings) {
          mean += rating / ratings.length;
          low = Math.min(low, rating);
          high = Math.max(high, rating);
        }
        double squares = 0;
        for (double rating : ratings) {
          squares += (rating - mean) * (rating - mean) / ratings.length;
        }
        assertEquals(5, mean, 0.6);
        assertTrue(Math.sqrt(squares) > 0.8 && Math.sqrt(squares) < 1.8);
        assertTrue(low >= 1 && low < 3.2 && high > 6.8 && high <= 9, low + " to " + high);
      }
      for (Row row : rows(corpus)) {
        assertTrue(row.values[2] > 0.5 && row.values[2] < 2.6, row.file);
        assertTrue(row.values[3] > 0.5 && row.values[3] < 2.6, row.file);
      }
    }
  }

  @Test
  void categoriesAndGroups() throws Exception {
    Map<String, Long> styles = counts(rows("music"), row -> row.category);
    assertEquals(
        Map.of(
            "ambient", 20L, "chamber", 20L, "folk", 20L, "march", 20L, "dance", 20L, "rock", 20L),
        styles);
    Map<String, Long> kinds = counts(rows("sounds"), row -> row.category);
    assertEquals(
        Map.of(
            "weather",
            18L,
            "machines",
            18L,
            "alarms",
            12L,
            "animals",
            18L,
            "impacts",
            18L,
            "voices",
            18L,
            "water",
            18L),
        kinds);
    assertEquals(84, counts(rows("music"), row -> row.group).size());
    assertEquals(80, counts(rows("sounds"), row -> row.group).size());
    for (long size : counts(rows("music", "sounds"), row -> row.group).values()) {
      assertTrue(size <= 2);
    }
  }

  @Test
  void fortyClipsHaveEveryCategoryAndGroupsEnoughForFiveFolds() throws Exception {
    List<Row> music = rows("music").subList(0, 40);
    List<Row> sounds = rows("sounds").subList(0, 40);
    assertEquals(6, counts(music, row -> row.category).size());
    assertEquals(7, counts(sounds, row -> row.category).size());
    assertTrue(counts(music, row -> row.group).size() < 40);
    assertTrue(counts(sounds, row -> row.group).size() >= 20);
  }

  @Test
  void everythingSaysThatItIsSynthetic() throws IOException {
    assertTrue(Files.readString(whole.resolve("READ-ME.txt")).contains("synthetic"));
    for (String manifest : List.of("music.yaml", "sounds.yaml", "sounds-with-music.yaml")) {
      assertTrue(Files.readString(whole.resolve(manifest)).contains("\nsynthetic: true\n"));
    }
    assertTrue(Files.readString(whole.resolve("study.yaml")).contains("synthetic"));
  }

  @Test
  void theProgramReadsItsOwnCorpora(@TempDir Path folder) throws Exception {
    BuiltinFiles files = write(folder, 5, 2);
    for (Path manifest : List.of(files.music(), files.sounds())) {
      LoadedCorpus loaded =
          new CorpusLoader(
                  new org.sonaffect.corpus.extract.FeatureSetExtractor(
                      org.sonaffect.acoustics.FeatureSets.DEFAULT),
                  null,
                  2,
                  Progress.NONE)
              .load(manifest);
      assertEquals(5, loaded.corpus().items().size());
      assertTrue(loaded.corpus().provenance().synthetic());
      assertFalse(loaded.problems().stream().anyMatch(p -> p.line() > 0), "" + loaded.problems());
    }
  }

  private static BuiltinFiles write(Path folder, int clips, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      return BuiltinCorpora.write(folder, clips, executor, Progress.NONE);
    } finally {
      executor.shutdown();
    }
  }

  private static List<String> paths(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new java.util.TreeMap<>();
    for (String path : paths(folder)) {
      contents.put(path, Files.readAllBytes(folder.resolve(path)));
    }
    return contents;
  }

  private static Map<String, Long> counts(
      List<Row> rows, java.util.function.Function<Row, String> by) {
    return rows.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static List<Row> rows(String... corpora) throws IOException {
    List<Row> rows = new java.util.ArrayList<>();
    for (String corpus : corpora) {
      List<String> lines = Files.readAllLines(whole.resolve(corpus + ".csv"));
      assertEquals("file,arousal,valence,arousal_sd,valence_sd,category,group", lines.get(0));
      lines.subList(1, lines.size()).forEach(line -> rows.add(new Row(line.split(",", -1))));
    }
    return rows;
  }

  private static final class Row {
    final String file;
    final double[] values = new double[4];
    final String category;
    final String group;

    Row(String[] cells) {
      assertEquals(7, cells.length);
      file = cells[0];
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.parseDouble(cells[i + 1]);
      }
      category = cells[5];
      group = cells[6];
    }
  }
}
