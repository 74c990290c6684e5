package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;

/** Manifests of people's own with several tables, places of audio, groups and rows of ratings. */
class JoinedTablesTest {
  @TempDir Path folder = Path.of("");

  private LoadedCorpus load(String... lines) throws Exception {
    String[] all =
        Stream.concat(
                Stream.of("name: own", "domain: sounds", "scale: [1, 9]"), Arrays.stream(lines))
            .toArray(String[]::new);
    Path manifest = Disk.text(folder.resolve("own.yaml"), all);
    return new CorpusLoader(new PlainExtractor(), null, 1, Progress.NONE).load(manifest);
  }

  private List<String> faults(String... lines) {
    return messages(assertThrows(CorpusException.class, () -> load(lines)).problems());
  }

  private List<String> messages(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.file().getFileName() + " " + p.line() + ": " + p.message())
        .filter(m -> !m.contains("too few for strata"))
        .map(m -> m.replace(folder.toString(), "HERE"))
        .toList();
  }

  private void sounds(String... names) throws IOException {
    for (String name : names) {
      Disk.wav(folder.resolve(name), name.hashCode());
    }
  }

  @Test
  void tablesJoinedByAnIdWithADimensionMore() throws Exception {
    sounds("clips/s_07.wav", "clips/s_12.wav");
    Disk.text(folder.resolve("a.csv"), "nr;energy;power", "7;3,5;2", "12;9;1", "12;1;1");
    Disk.text(folder.resolve("v.csv"), "7,5,rain", "12,1,wind", "7,9,rain");
    String[] manifest = {
      "dimensions: [dominance]",
      "tables:",
      "  - {file: a.csv, columns: {id: nr, arousal: energy, dominance: power}}",
      "  - {file: v.csv, header: [id, valence, category]}",
      "audio: 'clips/s_{id:00}.wav'",
      "exclude: {category: none}"
    };
    LoadedCorpus loaded = load(manifest);
    Item first = loaded.corpus().items().get(0);
    assertEquals("7", first.id());
    assertEquals(2 * 2.5 / 8 - 1, first.arousal(), 1e-15);
    assertEquals(0, first.valence());
    assertEquals(-0.75, first.rating("dominance"));
    assertTrue(Double.isNaN(first.rating("tension")));
    assertEquals("rain", first.category());
    assertEquals(1, loaded.leftOut());
    assertEquals(
        List.of(
            "a.csv 4: id \"12\" is already used in line 3",
            "own.yaml 0: exclude: no row has category \"none\" (there are rain, wind)",
            "v.csv 3: id 7 is already in line 1, which is used"),
        messages(loaded.problems()));
    String without = loaded.corpus().provenance().contentHash();
    manifest[0] = "licence: none";
    manifest[2] = "  - {file: a.csv, columns: {id: nr, arousal: energy}}";
    assertTrue(!without.equals(load(manifest).corpus().provenance().contentHash()));
  }

  @Test
  void groupsOfAColumnAndOfPartsOfNames() throws Exception {
    sounds("x/mix_a1+b1.wav", "x/mix_b1+c1.wav", "x/solo_d.wav", "x/mix_e1+f1.wav");
    Disk.text(
        folder.resolve("t.csv"),
        "file,arousal,valence,singer",
        "mix_a1+b1.wav,1,2,Ann",
        "mix_b1+c1.wav,2,3,",
        "solo_d.wav,3,4,ANN ",
        "mix_e1+f1.wav,3,4,Various Artists");
    LoadedCorpus loaded =
        load(
            "tables:",
            "  file: t.csv",
            "  columns: {file: file, arousal: arousal, valence: valence, artist: singer}",
            "audio: x/{file}",
            "group: {name: 'mix_{a}+{b}'}");
    assertEquals(List.of(), messages(loaded.problems()));
    assertEquals(
        Arrays.asList("ann and 3 more", "ann and 3 more", "ann and 3 more", "e1 and 1 more"),
        loaded.corpus().items().stream().map(Item::group).toList());
  }

  @Test
  void aRowARating() throws Exception {
    sounds("a.wav", "b.wav", "c.wav");
    Disk.text(
        folder.resolve("ratings.csv"),
        "stimulus,person,arousal,valence,category",
        "a.wav,p1,3,5,x",
        "a.wav,p2,5,5,x",
        "b.wav,p1,9,1,y",
        "a.wav,p3,7,,x",
        "a.wav,p3,1,1,x",
        "b.wav,p2,10,1,y",
        "b.wav,,1,1,y",
        "b.wav,p4,loud,3,y",
        "c.wav,p1,,1,y");
    LoadedCorpus loaded = load("clips: ratings.csv", "columns: {file: stimulus, rater: person}");
    Item a = loaded.corpus().items().get(0);
    assertEquals(0, a.arousal());
    assertEquals(0, a.valence());
    assertEquals(2.0 / 4, a.arousalSd(), 1e-15);
    assertEquals(0, a.valenceSd());
    assertEquals(2, a.raters());
    assertEquals("x", a.category());
    Item b = loaded.corpus().items().get(1);
    assertEquals(1, b.arousal());
    assertTrue(Double.isNaN(b.arousalSd()));
    assertEquals(0, b.raters());
    assertEquals(
        List.of(
            "ratings.csv 6: p3 rated a.wav in line 5 already; this rating is not counted",
            "ratings.csv 7: arousal is 10, scale is [1, 9]; this rating is not counted",
            "ratings.csv 8: rater is empty; this rating is not counted",
            "ratings.csv 9: arousal is \"loud\", which is not a number; this rating is not counted",
            "ratings.csv 10: arousal is empty, expected a rating on [1, 9]"),
        messages(loaded.problems()));
    assertEquals(1, loaded.leftOut());
  }

  @Test
  void oneColumnOfRatingsForSeveralDimensions() throws Exception {
    sounds("a.wav");
    Disk.text(
        folder.resolve("long.csv"),
        "who,clip,scale,value",
        "p1,a,arousal,3",
        "p1,a,valence,1",
        "p2,a,arousal,5",
        "p2,a,valence,2");
    String table =
        "  - {file: long.csv, only: {scale: %s}, columns: {rater: who, id: clip, %s: value}}";
    LoadedCorpus loaded =
        load(
            "tables:",
            table.formatted("arousal", "arousal"),
            table.formatted("valence", "valence"),
            "audio: '{id}.wav'");
    Item a = loaded.corpus().items().get(0);
    assertEquals(-0.25, a.arousal());
    assertEquals(-0.875, a.valence());
    assertEquals(2, a.raters());
    assertEquals(
        "own.yaml 5: only: no row of long.csv has {scale=[pleasure]}",
        faults("tables:", table.formatted("pleasure", "arousal"), "audio: '{id}.wav'").get(0));
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    sounds("in/a.wav", "outside.wav");
    Disk.text(folder.resolve("in/t.csv"), "id,arousal,valence", "../outside,1,2", "a,1,2", ",1,1");
    Disk.text(folder.resolve("in/n.csv"), "name,x", "a,2");
    LoadedCorpus loaded = load("path: in", "tables: {file: t.csv}", "audio: '{id}.wav'");
    assertEquals(
        List.of(
            "t.csv 2: the sound \"../outside.wav\" is outside the folder of the corpus",
            "t.csv 4: audio is [{id}.wav], and one of its columns is empty"),
        messages(loaded.problems()));
    assertEquals(
        List.of(
            "n.csv 1: there is no column id, by which the tables are joined (there are name, x)",
            "own.yaml 0: audio: there is no column number (there are id, arousal, valence, name, x)"),
        faults("path: in", "tables: [{file: t.csv}, {file: n.csv}]", "audio: '{number}.wav'"));
    assertEquals(
        List.of(
            "own.yaml 5: tables has the unknown key fiel (allowed are file,"
                + " columns, header, only, optional, ragged)",
            "own.yaml 5: the table ../own.yaml is not in the folder HERE/in"),
        faults("path: in", "tables: [{file: ../own.yaml, fiel: x}]"));
    assertEquals(
        List.of("own.yaml 4: audio is {id, expected names in braces, as in sounds/{id}.wav"),
        faults("audio: '{id'", "tables: {file: in/t.csv}"));
    assertTrue(
        faults("tables: {file: in/t.csv}", "group: {name: 'a_{x}', parts: ['{y}']}")
            .contains("own.yaml 5: parts has {y}, expected parts of the name a_{x}"));
  }
}
