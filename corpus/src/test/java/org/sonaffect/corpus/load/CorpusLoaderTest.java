package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.ContentHash;
import org.sonaffect.corpus.extract.ExtractionCounts;
import org.sonaffect.corpus.extract.Progress;

/** Corpora of tables: columns, ratings, features from tables, groups. */
class CorpusLoaderTest {
  @TempDir Path folder = Path.of("");
  private final PlainExtractor extractor = new PlainExtractor();

  private LoadedCorpus load(String... more) throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of("name: sounds", "domain: general sounds", "clips: clips.csv", "scale: [1, 9]"));
    lines.addAll(Arrays.asList(more));
    Path manifest = Disk.text(folder.resolve("corpus.yaml"), lines.toArray(String[]::new));
    return new CorpusLoader(extractor, null, 2, Progress.NONE).load(manifest);
  }

  private void clips(String... lines) throws IOException {
    Disk.text(folder.resolve("clips.csv"), lines);
  }

  /** Messages with the file's name and line, without the remark that a test is small. */
  private static List<String> messages(List<Problem> problems) {
    return problems.stream()
        .filter(p -> !p.message().contains("too few for strata"))
        .map(p -> p.file().getFileName() + " " + p.line() + ": " + p.message())
        .toList();
  }

  private List<String> fatal(String... more) {
    return messages(assertThrows(CorpusException.class, () -> load(more)).problems());
  }

  @Test
  void aFolderIsReadByTheManifestInIt() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    clips("file,arousal,valence", "a.wav,1,9");
    load();
    CorpusLoader loader = new CorpusLoader(extractor, null, 2, Progress.NONE);
    assertEquals(1, loader.load(folder).corpus().items().size());
    Disk.text(folder.resolve("study.yaml"), "corpora: [corpus.yaml]");
    Path other = Files.move(folder.resolve("corpus.yaml"), folder.resolve("own.yaml"));
    assertEquals(1, loader.load(folder).corpus().items().size());
    Files.copy(other, folder.resolve("more.yaml"));
    CorpusException e = assertThrows(CorpusException.class, () -> loader.load(folder));
    assertTrue(e.getMessage().contains("several manifests: more.yaml, own.yaml"), e::getMessage);
  }

  @Test
  void mapsRatingsAndTheirDeviationsToOneScale() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    Disk.wav(folder.resolve("b.wav"), 2);
    clips(
        "file,arousal,valence,arousal_sd,valence_sd,category,group",
        "a.wav,1,9,2,0,rain,tape 1",
        "b.wav,5,6,,x,,");
    LoadedCorpus loaded = load("licence: CC0", "synthetic: true");
    Item a = loaded.corpus().items().get(0);
    Item b = loaded.corpus().items().get(1);
    assertEquals(-1, a.arousal());
    assertEquals(1, a.valence());
    assertEquals(0.5, a.arousalSd());
    assertEquals(0, a.valenceSd());
    assertEquals("rain", a.category());
    assertEquals("tape 1", a.group());
    assertEquals(0, b.arousal());
    assertEquals(0.25, b.valence());
    assertTrue(Double.isNaN(b.arousalSd()) && Double.isNaN(b.valenceSd()));
    assertNull(b.category());
    assertNull(b.group());
    assertEquals(folder.resolve("a.wav"), a.file());
    assertEquals(ContentHash.file(folder.resolve("a.wav")), a.contentHash());
    assertEquals(
        List.of(
            "clips.csv 3: valence_sd is \"x\", expected a standard deviation from 0 to 8; treated"
                + " as unknown"),
        messages(loaded.problems()));
    assertEquals(new ExtractionCounts(2, 0, 0), loaded.counts());
    assertEquals("CC0", loaded.corpus().provenance().licence());
    assertTrue(loaded.corpus().provenance().synthetic());
    assertEquals("plain-1", loaded.corpus().provenance().features());
    assertArrayEquals(
        extractor.extract(folder.resolve("b.wav"), 0, Double.NaN).values(),
        loaded.corpus().features().values()[1]);
  }

  @Test
  void theCorpusHashTellsContentsApart() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    Disk.wav(folder.resolve("b.wav"), 2);
    clips("file,arousal,valence", "a.wav,1,9", "b.wav,5,6");
    String first = load().corpus().provenance().contentHash();
    assertEquals(first, load().corpus().provenance().contentHash());
    clips("file,arousal,valence", "a.wav,1,9", "b.wav,5,6.001");
    assertNotEquals(first, load().corpus().provenance().contentHash());
    clips("file,arousal,valence", "a.wav,1,9", "b.wav,5,6");
    Disk.wav(folder.resolve("b.wav"), 3);
    assertNotEquals(first, load().corpus().provenance().contentHash());
  }

  @Test
  void columnsMayHaveOtherNamesAndPathsOtherSeparators() throws Exception {
    Disk.wav(folder.resolve("sub/a.wav"), 1);
    clips("Sound;Aro MN;VALENCE;kind", "sub\\a.wav;2,6;7,4;x");
    LoadedCorpus loaded = load("columns: {file: Sound, arousal: Aro MN, category: kind}");
    Item item = loaded.corpus().items().get(0);
    assertEquals("sub/a.wav", item.id());
    assertEquals(-0.6, item.arousal(), 1e-15);
    assertEquals(0.6, item.valence(), 1e-15);
    assertEquals("x", item.category());
  }

  @Test
  void columnsThatAreNotThereAreNamedWithThoseThatAre() throws Exception {
    clips("file,arousl,valence,grp", "a.wav,1,1,x");
    assertEquals(
        List.of(
            "clips.csv 1: there is no column arousal; did you mean arousl? (there are file, arousl, valence, grp; columns in the manifest may map one)"),
        fatal().stream().filter(m -> m.contains("there is no")).toList());
    assertTrue(
        fatal("columns: {arousal: arous}")
            .get(0)
            .contains("columns: arousal is arous, and clips.csv has no such column"));
    assertTrue(
        fatal("columns: {arousal: arousl}", "exclude: {kategory: x}")
            .get(0)
            .contains("exclude: there is no column kategory"));
    clips("id,arousal,valence", "a,1,1");
    assertEquals(
        List.of(
            "clips.csv 1: there is no column file, and the manifest names no features instead of audio"),
        fatal());
    clips("file,arousal,valence,categry", "a.wav,1,1,x");
    assertTrue(fatal().contains("clips.csv 1: unknown column categry; did you mean category?"));
  }

  @Test
  void excludedRowsAreNoPartOfTheCorpusAndAreNotChecked() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    clips(
        "file,arousal,valence,category",
        "a.wav,1,1,Nature",
        "none.wav,99,x,Music",
        "none2.wav,99,x,Noise");
    LoadedCorpus loaded = load("exclude: {category: [Music, Noise]}");
    assertEquals(List.of(), messages(loaded.problems()));
    assertEquals(1, loaded.corpus().items().size());
    assertTrue(
        messages(load("exclude: {category: [Music, Noise, nature]}").problems())
            .contains(
                "corpus.yaml 0: exclude: no row has category \"nature\"; did you mean Nature? (there are Nature)"));
  }

  @Test
  void segmentsOfAFileAreClipsOfOneGroup() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    Disk.wav(folder.resolve("b.wav"), 2);
    clips(
        "file,start,end,arousal,valence",
        "a.wav,0,0.1,1,1",
        "a.wav,0.1,,2,2",
        "b.wav,,,3,3",
        "a.wav,0.2,0.1,3,3",
        "a.wav,x,,3,3",
        "a.wav,0,0.1,3,3");
    LoadedCorpus loaded = load();
    List<Item> items = loaded.corpus().items();
    assertEquals(
        List.of("a.wav[0-0.1]", "a.wav[0.1-]", "b.wav"), items.stream().map(Item::id).toList());
    assertEquals("same as a.wav[0-0.1]", items.get(0).group());
    assertEquals(items.get(0).group(), items.get(1).group());
    assertNull(items.get(2).group());
    assertNotEquals(items.get(0).contentHash(), items.get(1).contentHash());
    assertEquals(
        3,
        new java.util.HashSet<>(
                Arrays.asList(
                    Arrays.stream(loaded.corpus().features().values()).map(v -> v[1]).toArray()))
            .size());
    assertEquals(
        List.of(
            "clips.csv 5: the segment ends at 0.1 s and begins at 0.2 s",
            "clips.csv 6: start is \"x\", expected seconds from 0 up",
            "clips.csv 7: id \"a.wav[0-0.1]\" is already used in line 2"),
        messages(loaded.problems()).stream().filter(m -> !m.contains("too few")).toList());
  }

  @Test
  void theSameAudioJoinsDeclaredGroups() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    Disk.wav(folder.resolve("b.wav"), 2);
    Files.copy(folder.resolve("a.wav"), folder.resolve("c.wav"));
    Disk.wav(folder.resolve("d.wav"), 3);
    clips("file,arousal,valence,group", "a.wav,1,1,", "b.wav,2,2,y", "c.wav,3,3,x", "d.wav,4,4,x");
    LoadedCorpus loaded = load();
    assertEquals(
        Arrays.asList("x", "y", "x", "x"),
        loaded.corpus().items().stream().map(Item::group).toList());
    assertEquals(1, messages(loaded.problems()).size());
    assertEquals(
        Problem.Effect.KEPT,
        loaded.problems().stream().filter(p -> p.line() == 4).findFirst().orElseThrow().effect());
  }

  @Test
  void theClipsTableMayHoldTheFeatures() throws Exception {
    clips(
        "id,title,arousal,valence,f1,f2",
        "a,x,1,1,0.5,1e3",
        "b,y,2,2,nan,2",
        "c,z,3,3,,x",
        "d,w,4,4,1,2",
        "e,w,5,5,1,2");
    LoadedCorpus loaded = load("columns: {file: id}", "features: clips.csv");
    assertEquals(List.of("f1", "f2"), loaded.corpus().features().columns());
    assertEquals(List.of("a", "d", "e"), loaded.corpus().items().stream().map(Item::id).toList());
    assertArrayEquals(new float[] {0.5f, 1000}, loaded.corpus().features().values()[0]);
    assertEquals(
        List.of(
            "clips.csv 3: feature f1 of b is NaN",
            "clips.csv 4: feature f1 of c is empty (and 1 more features of this clip are not finite)",
            "clips.csv 6: e has the same features as d in line 5; both are kept, in one group"),
        messages(loaded.problems()));
    assertNull(loaded.corpus().items().get(0).file());
    assertEquals("same as d", loaded.corpus().items().get(2).group());
    assertTrue(loaded.corpus().provenance().features().startsWith("clips.csv sha256:"));
    assertEquals(ExtractionCounts.NONE, loaded.counts());
  }

  @Test
  void aFeatureTableIsJoinedByFileWhereverItLies() throws Exception {
    clips("file,arousal,valence", "audio/a.wav,1,1", "audio/b.wav,2,2", "audio/c.wav,3,3");
    Disk.text(
        folder.resolve("tables/features.csv"),
        "file,start,end,f1,f2",
        "../audio/b.wav,0,3.5,3,4",
        "../audio/a.wav,0,3.5,1,2");
    LoadedCorpus loaded = load("features: tables/features.csv");
    assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, loaded.corpus().features().values());
    assertEquals(
        List.of("clips.csv 4: no features for audio/c.wav: features.csv has no row for it"),
        messages(loaded.problems()));
  }

  @Test
  void aFeatureTableIsJoinedBySegment() throws Exception {
    clips(
        "file,start,end,arousal,valence",
        "a.wav,0,1,1,1",
        "a.wav,1,2.5,2,2",
        "a.wav,2.5,3,3,3",
        "a.wav,,,4,4");
    Disk.text(
        folder.resolve("features.csv"),
        "file,start,end,f1,f2",
        "a.wav,0 days 00:00:01,0 days 00:00:02.500000,3,4",
        "a.wav,0.0000,1.0000,1,2");
    LoadedCorpus loaded = load("features: features.csv");
    assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, loaded.corpus().features().values());
    assertEquals(
        List.of(
            "clips.csv 4: no features for a.wav from 2.5 to 3 s: features.csv has only other"
                + " segments of this file",
            "clips.csv 5: no features for a.wav: features.csv has 2 rows for it, and the clip names no start and end"),
        messages(loaded.problems()));
  }

  @Test
  void aFeatureTableIsJoinedById() throws Exception {
    clips("file,arousal,valence", "a,1,1", "b,2,2", "c,3,3");
    Disk.text(folder.resolve("features.csv"), "id,f1,f2", "b,3,4", "a,1,inf", "b,5,6");
    List<String> faults = fatal("features: features.csv");
    assertEquals(
        List.of(
            "clips.csv 2: feature f2 of a is infinite",
            "clips.csv 3: no features for b: features.csv has 2 rows with this id",
            "clips.csv 4: no features for c: features.csv has no row for it",
            "corpus.yaml 0: no clip of this corpus can be used"),
        faults);
  }

  @Test
  void whatMakesNoTableIsSaidWithTheRest() throws Exception {
    clips("file,arousal,valence", "a.wav,99,1");
    assertEquals(
        List.of(
            "clips.csv 2: arousal is 99, scale is [1, 9]", "features.csv 0: there is no such file"),
        fatal("features: features.csv"));
    Disk.text(folder.resolve("features.csv"), "name,f1", "a,1");
    assertTrue(
        fatal("features: features.csv")
            .get(1)
            .contains("no column file or id to match the clips by (there are name, f1)"));
  }

  @Test
  void onlyRegularFilesAreOpened() throws Exception {
    Files.createDirectories(folder.resolve("folder.wav"));
    clips(
        "file,arousal,valence", "folder.wav,1,1", "/dev/zero,1,1", "a\u0000b.wav,1,1", "x.wav,1,1");
    List<String> faults = fatal();
    assertTrue(faults.get(0).contains("folder.wav is not a regular file"), faults::toString);
    assertTrue(faults.get(1).contains("/dev/zero"), faults::toString);
    assertTrue(faults.get(2).contains("which is not a valid path"), faults::toString);
    assertNotNull(faults.get(3));
    assertEquals(0, extractor.calls.get());
  }
}
