package org.sonaffect.corpus.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.DeclaredGroups;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.testkit.SharedFolder;

/** PMEmo2019 in the layout its authors ship; the real annotations where they are at hand. */
class PMEmoTest {
  @TempDir Path folder = Path.of("");

  private LoadedCorpus load(String... more) throws Exception {
    List<String> lines = new ArrayList<>(List.of("format: pmemo"));
    lines.addAll(Arrays.asList(more));
    Path manifest = Disk.text(folder.resolve("pmemo.yaml"), lines.toArray(String[]::new));
    return new CorpusLoader(new PlainExtractor(), null, 2, Progress.NONE).load(manifest);
  }

  private static List<String> messages(List<Problem> problems) {
    return problems.stream()
        .filter(p -> !p.message().contains("too few for strata"))
        .map(p -> p.file().getFileName() + " " + p.line() + ": " + p.message())
        .toList();
  }

  private Path shipped() throws IOException {
    Path root = folder.resolve("PMEmo2019");
    for (int i : new int[] {1, 4, 5, 7}) {
      Disk.wav(root.resolve("chorus/" + i + ".mp3"), i);
    }
    Disk.text(
        root.resolve("metadata.csv"),
        "musicId,fileName,title,artist,album,duration,chorus_start_time,chorus_end_time",
        "1,1.mp3,One,Lady GaGa,\"Jams, Vol. 2\",32.1,02:35,03:05",
        "4,4.mp3,Four,lady  gaga ,X,28.09,03:00,03:26",
        "5,5.mp3,Five,Various Artists,X,28.09,03:00,03:26",
        "6,6.mp3,Six,Nobody,X,28.09,03:00,03:26");
    Disk.text(
        root.resolve("annotations/static_annotations.csv"),
        "musicId,Arousal(mean),Valence(mean)",
        "1,0.4,0.575",
        "4,1,0",
        "5,0.5,0.5",
        "6,0.5,1.5",
        "7,0.25,0.25");
    Disk.text(
        root.resolve("annotations/static_annotations_std.csv"),
        "musicId,Arousal(std),Valence(std)",
        "4,0.1,0.2",
        "1,0.25,0.5");
    return root;
  }

  @Test
  void readsRatingsChorusesAndArtists() throws Exception {
    shipped();
    LoadedCorpus loaded = load("path: PMEmo2019");
    Corpus corpus = loaded.corpus();
    assertEquals("music", corpus.name());
    assertEquals(List.of("1", "4", "5", "7"), corpus.items().stream().map(Item::id).toList());
    Item one = corpus.items().get(0);
    assertEquals(-0.2, one.arousal(), 1e-15);
    assertEquals(0.15, one.valence(), 1e-15);
    assertEquals(0.5, one.arousalSd());
    assertEquals(1, one.valenceSd());
    assertEquals(
        Arrays.asList("lady gaga", "lady gaga", null, null),
        corpus.items().stream().map(Item::group).toList());
    List<String> messages = messages(loaded.problems());
    assertEquals(3, messages.size(), messages::toString);
    assertEquals(
        "static_annotations.csv 5: Valence(mean) is 1.5, scale is [0, 1]", messages.get(0));
    assertTrue(
        messages.get(1).startsWith("static_annotations.csv 5: there is no file chorus/6.mp3 (ex"),
        messages::toString);
    assertEquals(
        "static_annotations.csv 6: there is no row of 7 in metadata.csv, which has the column"
            + " artist; without it the clip's group is unknown",
        messages.get(2));
  }

  @Test
  void standardDeviationsMayBeAbsentAndSongsExcluded() throws Exception {
    Path root = shipped();
    Files.delete(root.resolve("annotations/static_annotations_std.csv"));
    LoadedCorpus loaded = load("path: PMEmo2019", "exclude: {artist: Various Artists, musicId: 6}");
    assertEquals(List.of("1", "4", "7"), loaded.corpus().items().stream().map(Item::id).toList());
    assertTrue(Double.isNaN(loaded.corpus().items().get(0).arousalSd()));
  }

  @Test
  void whatIsNotThereIsNamedAtOnce() throws Exception {
    Path root = shipped();
    Files.delete(root.resolve("annotations/static_annotations.csv"));
    Disk.text(root.resolve("metadata.csv"), "id,artist", "1,x");
    List<String> messages =
        messages(assertThrows(CorpusException.class, () -> load("path: PMEmo2019")).problems());
    assertEquals(
        List.of(
            "static_annotations.csv 0: there is no such file",
            "metadata.csv 1: there is no column musicId (there are id, artist)"),
        messages);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEquals(
        3, assertThrows(CorpusException.class, () -> load("path: " + empty)).problems().size());
  }

  @Test
  void artistsAreOneHoweverTheyAreWritten() {
    assertEquals("céline dion", DeclaredGroups.artist(" Ce\u0301line  Dion"));
    assertNull(DeclaredGroups.artist("群星"));
    assertNull(DeclaredGroups.artist("Various Artists\u0093\u00a9"));
    assertNull(DeclaredGroups.artist("  "));
  }

  @Test
  void theRealAnnotationsLoadWithAFeatureTable() throws Exception {
    Path real = SharedFolder.orSkip("data/pmemo2019");
    List<String> table = new ArrayList<>(List.of("musicId,f1,f2,f3"));
    Random random = new Random(10);
    for (int id = 1; id <= 1000; id++) {
      table.add(
          "%d,%s,%s,%s".formatted(id, random.nextFloat(), random.nextFloat(), random.nextFloat()));
    }
    Disk.text(folder.resolve("features.csv"), table.toArray(String[]::new));
    LoadedCorpus loaded = load("path: " + real, "features: features.csv");
    assertEquals(List.of(), messages(loaded.problems()));
    List<Item> items = loaded.corpus().items();
    assertEquals(767, items.size());
    assertEquals("1", items.get(0).id());
    assertEquals(2 * 0.4 - 1, items.get(0).arousal());
    assertEquals(2 * 0.575 - 1, items.get(0).valence());
    assertEquals("2 chainz", items.get(0).group());
    assertTrue(items.stream().noneMatch(i -> Double.isNaN(i.arousalSd())));
    long drake = items.stream().filter(i -> "drake".equals(i.group())).count();
    long artists = items.stream().map(Item::group).filter(Objects::nonNull).distinct().count();
    assertTrue(drake > 30 && artists > 350);
  }

  @Test
  void withoutChorusesAndFeaturesTheFolderIsNamed() throws Exception {
    Path real = SharedFolder.orSkip("data/pmemo2019");
    CorpusException e = assertThrows(CorpusException.class, () -> load("path: " + real));
    assertTrue(
        messages(e.problems())
            .contains(
                "static_annotations.csv 0: none of the 767 files is there; the first was expected"
                    + " at "
                    + real.resolve("chorus/1.mp3")));
  }
}
