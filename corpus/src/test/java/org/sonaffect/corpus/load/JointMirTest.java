package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.testkit.SharedFolder;

/** Two real rated domains whose tables hold ratings and descriptors together. */
class JointMirTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"music_musifeast17.csv, 356", "sounds_emosoundscapes600.csv, 600"})
  void loadsWholeThroughAManifest(String table, int rows) throws Exception {
    Path csv = SharedFolder.orSkip("data/joint-mir").resolve(table);
    Path manifest =
        Disk.text(
            folder.resolve("corpus.yaml"),
            "name: real",
            "domain: real ratings",
            "clips: " + csv,
            "columns: {file: id}",
            "scale: [0, 1]",
            "features: " + csv);
    LoadedCorpus loaded =
        new CorpusLoader(new PlainExtractor(), null, 1, Progress.NONE).load(manifest);
    assertEquals(rows, loaded.corpus().items().size());
    assertEquals(62, loaded.corpus().features().columns().size());
    assertTrue(
        loaded.problems().stream().allMatch(p -> p.effect() == Problem.Effect.KEPT),
        loaded.problems()::toString);
    for (Item item : loaded.corpus().items()) {
      assertNotNull(item.category());
      assertTrue(Math.abs(item.arousal()) <= 1 && Math.abs(item.valence()) <= 1);
    }
  }
}
