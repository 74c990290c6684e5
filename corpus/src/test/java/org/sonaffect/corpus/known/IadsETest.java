package org.sonaffect.corpus.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;

/** IADS-E in the layout its authors ship, with small sounds in place of theirs. */
class IadsETest {
  private static final Object[] HEADER = {
    "Sound ID", "Description", "Category", "AroMN", "AroSD", "ValMN", "ValSD"
  };

  @TempDir Path folder = Path.of("");

  private Path ratings() {
    return folder.resolve("IADS/Sound Ratings.xlsx");
  }

  private static void workbook(Path file, Object[]... rows) throws IOException {
    workbook(file, Map.of("Sheet 1", List.of(rows)));
  }

  private static void workbook(Path file, Map<String, List<Object[]>> sheets) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      sheets.forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
    }
  }

  private static void fill(Worksheet sheet, List<Object[]> rows) {
    for (int r = 0; r < rows.size(); r++) {
      Object[] row = rows.get(r);
      for (int c = 0; c < row.length; c++) {
        if (row[c] instanceof Number number) {
          sheet.value(r, c, number);
        } else if (row[c] != null) {
          sheet.value(r, c, String.valueOf(row[c]));
        }
      }
    }
  }

  private LoadedCorpus load(String... more) throws Exception {
    String[] lines = new String[more.length + 2];
    lines[0] = "format: iads-e";
    lines[1] = "path: IADS";
    System.arraycopy(more, 0, lines, 2, more.length);
    Path manifest = Disk.text(folder.resolve("iads-e.yaml"), lines);
    return new CorpusLoader(new PlainExtractor(), null, 2, Progress.NONE).load(manifest);
  }

  private static List<String> messages(List<Problem> problems) {
    return problems.stream()
        .filter(p -> !p.message().contains("too few for strata"))
        .map(p -> p.line() + ": " + p.message())
        .toList();
  }

  private List<String> fatal(String... more) {
    return messages(assertThrows(CorpusException.class, () -> load(more)).problems());
  }

  @Test
  void findsTheSoundsOfBothFoldersByTheirIds() throws Exception {
    Disk.wav(folder.resolve("IADS/IADS-2/sounds/115.wav"), 1);
    Disk.wav(folder.resolve("IADS/IADS-2/sounds/0376.WAV"), 2);
    Disk.wav(folder.resolve("IADS/IADS-E/Animals/1001_a.Mp3"), 3);
    Disk.wav(folder.resolve("IADS/IADS-E/Music/x12.wav"), 4);
    Disk.text(folder.resolve("IADS/IADS-E/readme.txt"), "1001_a");
    Disk.text(folder.resolve("IADS/IADS-E/._115.wav"), "left by an archive");
    workbook(
        ratings(),
        HEADER,
        new Object[] {115, "a dog", "Animals", 5.0, 2.0, 1.5, 1.0},
        new Object[] {376.0, "rain", "Nature ", 9, 0.4, 5, 1.2},
        new Object[] {"1001_A ", "a cat", "Animals", "4.5", "2", "3", "1"},
        new Object[] {"X12", "a song", "Music", 5, 1, 5, 1});
    LoadedCorpus loaded = load("exclude: {category: Music}");
    assertEquals(List.of(), messages(loaded.problems()));
    Corpus corpus = loaded.corpus();
    assertEquals("sounds", corpus.name());
    assertEquals("general sounds", corpus.domain());
    assertEquals(List.of("115", "376", "1001_A"), corpus.items().stream().map(Item::id).toList());
    Item dog = corpus.items().get(0);
    assertEquals(0, dog.arousal());
    assertEquals(-0.875, dog.valence());
    assertEquals(0.5, dog.arousalSd());
    assertEquals(0.25, dog.valenceSd());
    assertEquals("Animals", dog.category());
    assertEquals("Nature", corpus.items().get(1).category());
    assertNull(dog.group());
    assertNotNull(dog.file());
    assertTrue(dog.file().endsWith("IADS-2/sounds/115.wav"));
    assertEquals(4, load().corpus().items().size());
  }

  @Test
  void findsTheHeaderBelowTitlesInAnyOrderAndOnAnySheet() throws Exception {
    Disk.wav(folder.resolve("IADS/1.wav"), 1);
    workbook(
        ratings(),
        new Object[] {"Ratings of the sounds"},
        new Object[] {},
        new Object[] {null, " valmn", "ValSD ", "SOUND  ID", "AroMN", "Category", "AroSD"},
        new Object[] {null, 9, 1, 1, 1, "x", 1},
        new Object[] {null, null, " ", null},
        new Object[] {null, 3, 1, 2, 3, "x", 1});
    List<Problem> problems = load().problems();
    assertEquals(1, messages(problems).size());
    assertTrue(messages(problems).get(0).startsWith("6: there is no sound named 2 in "));
  }

  @Test
  void missingAmbiguousAndDoubledSoundsAreNamed() throws Exception {
    Disk.wav(folder.resolve("IADS/a/1.wav"), 1);
    Disk.wav(folder.resolve("IADS/b/1.wav"), 2);
    Disk.wav(folder.resolve("IADS/a/2.wav"), 3);
    Disk.wav(folder.resolve("IADS/b/2.wav"), 3);
    Disk.wav(folder.resolve("IADS/a/3.mp3"), 4);
    Disk.wav(folder.resolve("IADS/a/3.wav"), 5);
    workbook(
        ratings(),
        HEADER,
        new Object[] {1, "", "x", 5, 1, 5, 1},
        new Object[] {2, "", "x", 5, 1, 5, 1},
        new Object[] {3, "", "x", 10, 1, "?", 1},
        new Object[] {3, "", "x", 5, 1, 5, 1},
        new Object[] {4, "", "x", 5, 1, 5, 1},
        new Object[] {null, "a remark"});
    LoadedCorpus loaded = load();
    assertEquals(List.of("2"), loaded.corpus().items().stream().map(Item::id).toList());
    List<String> messages = messages(loaded.problems());
    assertEquals(
        List.of(
            "2: 2 different sounds are named 1: a/1.wav, b/1.wav",
            "4: AroMN is 10, scale is [1, 9]",
            "4: ValMN is \"?\", which is not a number",
            "5: id \"3\" is already used in line 4"),
        messages.subList(0, 4));
    assertTrue(messages.get(4).startsWith("6: there is no sound named 4"));
    assertEquals("7: Sound ID is empty", messages.get(5));
  }

  @Test
  void ofOneSoundInSeveralFormatsTheLosslessIsTaken() throws Exception {
    Disk.wav(folder.resolve("IADS/a/3.mp3"), 4);
    Disk.wav(folder.resolve("IADS/a/3.wav"), 5);
    workbook(ratings(), HEADER, new Object[] {3, "", "x", 5, 1, 5, 1});
    assertTrue(String.valueOf(load().corpus().items().get(0).file()).endsWith("3.wav"));
  }

  @Test
  void aFeatureTableStandsInForTheSounds() throws Exception {
    workbook(
        ratings(),
        HEADER,
        new Object[] {3, "", "x", 5, 1, 5, 1},
        new Object[] {"b", "", "x", 5, 1, 5, 1});
    Disk.text(
        folder.resolve("f.csv"),
        "file,start,end,f1,f2",
        "sounds/B.wav,0,6,1,2",
        "sounds/3.wav,0,6,3,4");
    LoadedCorpus loaded = load("features: f.csv");
    assertEquals(3, loaded.corpus().features().values()[0][0]);
    assertEquals(1, loaded.corpus().features().values()[1][0]);
    Disk.text(folder.resolve("f.csv"), "Sound ID,f1,f2", "b,1,2", "3,3,4");
    assertEquals(3, load("features: f.csv").corpus().features().values()[0][0]);
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    assertEquals(List.of("0: there is no such folder"), fatal());
    Disk.wav(folder.resolve("IADS/1.wav"), 1);
    assertEquals(List.of("0: there is no Sound Ratings.xlsx in this folder"), fatal());
    workbook(ratings(), new Object[] {"Sound", "Arousal"}, new Object[] {1, 2});
    assertTrue(
        fatal()
            .get(0)
            .contains(
                "no sheet has the columns Sound ID, AroMN, ValMN in one of its first 50 rows (sheets: Sheet 1)"));
    Disk.text(ratings(), "not a workbook");
    assertTrue(fatal().get(0).contains("not an XLSX workbook"), () -> fatal().toString());
    workbook(ratings(), HEADER, new Object[] {1, "", "x", 5, 1, 5, 1});
    assertTrue(fatal("exclude: {kind: Music}").get(0).contains("exclude: there is no column kind"));
  }

  /** As shipped: 768 sounds of the expansion, 167 of IADS-2, 104 numbers in both; 170 of music. */
  @Test
  void the935SoundsAsShippedAreAllFound() throws Exception {
    Object[] header = {
      "Source", "Description", "Category", "Sound ID", "AroMN", "AroSD", "ValMN", "ValSD"
    };
    List<Object[]> all = new ArrayList<>();
    all.add(header);
    for (int i = 0; i < 935; i++) {
      boolean expanded = i < 768;
      int number = expanded ? 1 + i - i / 8 : 2 * (i - 768) + 560;
      Object id = expanded ? "%04d%s".formatted(number, i % 8 == 7 ? "_b" : "") : number;
      Disk.wav(folder.resolve("IADS/" + (expanded ? "IADS-E/" : "IADS-2/") + id + ".wav"), i);
      String category = i % 11 < 2 ? "Music" : "Animals ";
      all.add(
          new Object[] {
            expanded ? "Expanded" : "IADS", "", category, id, 1 + i % 9, 1, 1 + i % 7, 1
          });
    }
    List<Object[]> men = new ArrayList<>(all.subList(0, 3));
    men.set(1, new Object[] {"Expanded", "", "x", "0001", 9, 1, 9, 1});
    workbook(ratings(), Map.of("SoundsMen", men, "SoundsFem", men, "SoundsAll", all));
    LoadedCorpus loaded = load();
    assertEquals(List.of(), loaded.problems());
    assertEquals(935, loaded.corpus().items().size());
    assertEquals(0, loaded.leftOut());
    for (Item item : loaded.corpus().items()) {
      assertTrue(String.valueOf(item.file()).endsWith("/" + item.id() + ".wav"), item.id());
    }
    assertEquals(-1, loaded.corpus().items().get(0).arousal(), "of the sheet for all");
    assertEquals(765, load("exclude: {category: Music}").corpus().items().size());
  }

  @Test
  void whereNamesDoNotDecideTheSourceAndTheFolderDoAndNothingIsGuessed() throws Exception {
    for (String name :
        List.of("IADS-2/0102", "IADS-E/0102", "IADS-2/103", "IADS-2/0104", "x/0105")) {
      Disk.wav(folder.resolve("IADS/" + name + ".wav"), name.hashCode());
    }
    workbook(
        ratings(),
        new Object[] {"Source", "Sound ID", "AroMN", "ValMN"},
        new Object[] {"Expanded", "0102", 5, 5},
        new Object[] {"IADS", 102, 5, 5},
        new Object[] {"Expanded", "0103", 5, 5},
        new Object[] {"Expanded", "0104", 5, 5},
        new Object[] {"IADS", 104, 5, 5},
        new Object[] {"IADS", 105, 5, 5});
    LoadedCorpus loaded = load();
    assertEquals(
        List.of("0102 IADS-E/0102.wav", "102 IADS-2/0102.wav", "105 x/0105.wav"),
        loaded.corpus().items().stream()
            .map(item -> item.id() + " " + relative(item.file()))
            .toList());
    List<String> messages = messages(loaded.problems());
    assertTrue(messages.get(0).startsWith("4: there is no sound named 0103"), messages.get(0));
    assertTrue(messages.get(1).endsWith("IADS-2/0104.wav may belong to the ids 0104, 104"));
    assertEquals(3, loaded.leftOut());
  }

  private String relative(@Nullable Path file) {
    Path root = folder.resolve("IADS");
    try {
      return root.toRealPath().relativize(Objects.requireNonNull(file)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
