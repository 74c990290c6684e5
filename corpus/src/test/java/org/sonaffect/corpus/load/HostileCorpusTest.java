package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.extract.Progress;

/** Manifests and tables with anything in them: a corpus or a list of problems, nothing else. */
class HostileCorpusTest {
  private static final String MANIFEST =
      """
      name: sounds
      domain: general sounds
      clips: clips.csv
      columns: {file: id, group: artist}
      scale: [1, 9]
      exclude: {category: [Music, "x"]}
      features: clips.csv
      licence: 'CC0'
      synthetic: false
      """;
  private static final String CLIPS =
      "id,artist,category,start,end,arousal,valence,arousal_sd,f1,f2\n"
          + "a,x,rain,0,1,3,4,0.5,1.5,2e3\nb,\"y, z\",Music,,,5,5,,1,2\nc,,wind,1,2.5,9,1,2,-3,4\n";
  private static final String FEATURES =
      "file,start,end,f1,f2\na,0,1,1,2\nc,0 days 00:00:01,2.5,3,4\n";
  private static final String PIECES =
      "{}[]:,-#&*!|>'\"%@`\n\r\t ;.0123456789eEnaN+\\\u0000\uFEFFé";

  @TempDir Path folder = Path.of("");

  private static byte[] damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int k = random.nextInt(5); k >= 0; k--) {
      int at = random.nextInt(damaged.length());
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      switch (random.nextInt(4)) {
        case 0 -> damaged.insert(at, piece);
        case 1 -> damaged.setCharAt(at, piece);
        case 2 -> damaged.delete(at, Math.min(damaged.length() - 1, at + 1 + random.nextInt(9)));
        default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 20)));
      }
    }
    byte[] bytes = damaged.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private void assertLoadsOrTells() throws Exception {
    CorpusLoader loader = new CorpusLoader(new PlainExtractor(), null, 1, Progress.NONE);
    try {
      LoadedCorpus loaded = loader.load(folder.resolve("corpus.yaml"));
      Corpus corpus = loaded.corpus();
      assertFalse(corpus.items().isEmpty());
      assertTrue(corpus.items().size() == corpus.features().values().length);
      for (Item item : corpus.items()) {
        assertTrue(Math.abs(item.arousal()) <= 1 && Math.abs(item.valence()) <= 1);
      }
      for (float[] row : corpus.features().values()) {
        for (float value : row) {
          assertTrue(Float.isFinite(value));
        }
      }
    } catch (CorpusException e) {
      assertFalse(e.problems().isEmpty());
    }
  }

  @Test
  void damagedManifestsAndTablesGiveACorpusOrProblems() {
    campaign(500);
  }

  @Test
  @Tag("full")
  void manyDamagedManifestsAndTablesGiveACorpusOrProblems() {
    campaign(30_000);
  }

  private void campaign(int rounds) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(10),
        () -> {
          Random random = new Random(11);
          for (int i = 0; i < rounds; i++) {
            boolean joined = i % 3 == 2;
            String manifest =
                joined ? MANIFEST.replace("features: clips", "features: f") : MANIFEST;
            Files.write(
                folder.resolve("corpus.yaml"),
                i % 3 == 0 ? damaged(manifest, random) : manifest.getBytes(StandardCharsets.UTF_8));
            Files.write(
                folder.resolve("clips.csv"),
                i % 3 == 1 ? damaged(CLIPS, random) : CLIPS.getBytes(StandardCharsets.UTF_8));
            Files.write(
                folder.resolve("f.csv"),
                joined ? damaged(FEATURES, random) : FEATURES.getBytes(StandardCharsets.UTF_8));
            assertLoadsOrTells();
          }
        });
  }
}
