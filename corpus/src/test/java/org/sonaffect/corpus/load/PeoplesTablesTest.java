package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusAudio;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.testkit.NamedPipe;

/** Tables as people's programs save them, and names as other systems write them. */
class PeoplesTablesTest {
  @TempDir Path folder = Path.of("");

  private Path manifest(String... more) throws Exception {
    List<String> lines =
        new ArrayList<>(List.of("name: n", "domain: d", "clips: clips.csv", "scale: [1, 9]"));
    lines.addAll(Arrays.asList(more));
    return Disk.text(folder.resolve("corpus.yaml"), lines.toArray(String[]::new));
  }

  private LoadedCorpus load(String... more) throws Exception {
    return new CorpusLoader(new PlainExtractor(), null, 2, Progress.NONE).load(manifest(more));
  }

  private static List<String> messages(List<Problem> problems) {
    return problems.stream()
        .filter(p -> !p.message().contains("too few for strata"))
        .map(p -> p.line() + ": " + p.message())
        .toList();
  }

  private void assertRatings(String what, byte[] table) throws Exception {
    Disk.bytes(folder.resolve("clips.csv"), table);
    LoadedCorpus loaded = load();
    assertEquals(List.of(), messages(loaded.problems()), what);
    Item item = loaded.corpus().items().get(0);
    assertEquals(-0.375, item.arousal(), what);
    assertEquals(-0.1875, item.valence(), what);
  }

  @Test
  void tablesOfManyProgramsAreReadAlike() throws Exception {
    Disk.wav(folder.resolve("ä.wav"), 1);
    String tabs = "file\tarousal\tvalence\r\nä.wav\t3,5\t4,25\r\n";
    assertRatings("Excel, Unicode text", ("\uFEFF" + tabs).getBytes(StandardCharsets.UTF_16LE));
    assertRatings("big-endian", ("\uFEFF" + tabs).getBytes(StandardCharsets.UTF_16BE));
    assertRatings("without a mark", tabs.getBytes(StandardCharsets.UTF_16LE));
    assertRatings("without a mark, be", tabs.getBytes(StandardCharsets.UTF_16BE));
    assertRatings("UTF-32", ("\uFEFF" + tabs).getBytes(Charset.forName("UTF-32LE")));
    String marked = "sep=;\r\nfile;arousal;valence\r\nä.wav;3,5;4.25\r\n";
    assertRatings("Excel's separator", ("\uFEFF" + marked).getBytes(StandardCharsets.UTF_8));
    assertRatings(
        "in quotes",
        ("\"sep=,\"\nfile,arousal,valence\nä.wav,3.5,4.25\n").getBytes(StandardCharsets.UTF_8));
    String quoted = "file,arousal,valence\nä.wav,\"3,5\",\"4,25\"\n";
    assertRatings("decimal commas in quotes", quoted.getBytes(StandardCharsets.UTF_8));
    String blanks = "\u00a0file\u202f,\u200bArousal\u00a0,Valence\nä.wav\u00a0,3.5\u00a0,4.25\n";
    assertRatings("odd blanks", blanks.getBytes(StandardCharsets.UTF_8));
    Disk.text(folder.resolve("clips.csv"), "my\u00a0file,arousal,valence", "ä.wav,3.5,4.25");
    assertEquals(1, load("columns: {file: my file}").corpus().items().size());
  }

  @Test
  void whatIsNoUnicodeIsNamedByItsByteInOneLine() throws Exception {
    byte[] latin =
        "file,arousal,valence\na.wav,1,1\n\u00e4.wav,1,1\n".getBytes(StandardCharsets.ISO_8859_1);
    Disk.bytes(folder.resolve("clips.csv"), latin);
    assertEquals(
        List.of(
            "3: byte 32 of the file, 0xE4, is not UTF-8 text (in Windows-1252 it is \"ä\");"
                + " save the file as UTF-8"),
        messages(assertThrows(CorpusException.class, this::load).problems()));
    // Numbers with a decimal comma between commas, and a folder that is not there.
    Disk.text(
        folder.resolve("clips.csv"), "file,arousal,valence", "a.wav,3,5,4,5", "b.wav,3,5,4,5");
    assertEquals(1, assertThrows(CorpusException.class, this::load).problems().size());
    String[] rows = new String[101];
    Arrays.setAll(rows, i -> i == 0 ? "file,arousal,valence" : "gone/%d.wav,1,1".formatted(i));
    Disk.text(folder.resolve("clips.csv"), rows);
    List<String> gone = messages(assertThrows(CorpusException.class, this::load).problems());
    assertEquals(2, gone.size());
    assertTrue(gone.get(0).startsWith("0: none of the 100 files is there; the first was"));
  }

  @Test
  void namesOfAnotherSystemAreFound() throws Exception {
    Disk.wav(folder.resolve("Mu\u0308ller.wav"), 1);
    Disk.wav(folder.resolve("\u00e9.wav"), 2);
    Disk.wav(folder.resolve("sub/B.WAV"), 3);
    Disk.wav(folder.resolve("1001.wav"), 4);
    Disk.wav(folder.resolve("-x.wav"), 5);
    Disk.wav(folder.resolve("two.wav"), 6);
    Disk.wav(folder.resolve("two.flac"), 7);
    Disk.text(
        folder.resolve("clips.csv"),
        "file,arousal,valence",
        "M\u00fcller.wav,5,5",
        "e\u0301.wav,5,5",
        "SUB\\b.wav,5,5",
        "1001,5,5",
        "-x.wav,5,5",
        "two,5,5",
        "100,5,5");
    LoadedCorpus loaded = load();
    assertEquals(
        List.of("M\u00fcller.wav", "e\u0301.wav", "SUB/b.wav", "1001", "-x.wav"),
        loaded.corpus().items().stream().map(Item::id).toList());
    List<String> messages = messages(loaded.problems());
    assertEquals("7: file is \"two\"; did you mean one of two.flac, two.wav?", messages.get(0));
    assertTrue(messages.get(1).startsWith("8: there is no file 100 (expected at "));
    Disk.text(
        folder.resolve("features.csv"),
        "file,f",
        "far/Mu\u0308ller.wav,1",
        "\u00e9.wav,2",
        "x/1001.flac,3");
    Disk.text(
        folder.resolve("clips.csv"),
        "file,arousal,valence",
        "far/M\u00fcller.wav,5,5",
        "e\u0301.wav,5,5",
        "1001,5,5",
        "1001.wav,5,5");
    LoadedCorpus joined = load("features: features.csv");
    assertEquals(3, joined.corpus().items().size(), () -> messages(joined.problems()).toString());
  }

  @Test
  void clipsThatAreLeftOutAreCountedOnce() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    Disk.text(
        folder.resolve("clips.csv"),
        "file,arousal,valence,start,end",
        "a.wav,5,5,,",
        "a.wav,50,x,0,0.1",
        "a.wav,5,5,x,y",
        "a.wav,5,5,,,",
        "gone.wav,5,5,,");
    LoadedCorpus loaded = load();
    assertEquals(1, loaded.corpus().items().size());
    assertEquals(4, loaded.leftOut());
    assertEquals(6, messages(loaded.problems()).size());
    CorpusAudio audio = CorpusLoader.audio(manifest());
    assertEquals(3, audio.clips().size(), "rated or not, there or not");
    assertEquals(2, audio.leftOut());
    assertEquals(List.of(4, 4, 5), audio.problems().stream().map(Problem::line).toList());
  }

  @Test
  void pipesAreNeverOpened() throws Exception {
    Disk.wav(folder.resolve("a.wav"), 1);
    assumeTrue(NamedPipe.make(folder.resolve("p.wav")));
    Disk.text(folder.resolve("clips.csv"), "file,arousal,valence", "a.wav,5,5", "p.wav,5,5");
    List<String> messages = messages(load().problems());
    assertEquals(1, messages.size());
    assertTrue(messages.get(0).startsWith("3: p.wav is not a regular file"), messages.get(0));
    for (String key : List.of("clips: p.wav", "features: p.wav")) {
      Path other =
          Disk.text(
              folder.resolve("o.yaml"),
              "name: n",
              "domain: d",
              "scale: [1, 9]",
              key,
              key.startsWith("c") ? "" : "clips: clips.csv");
      CorpusLoader loader = new CorpusLoader(new PlainExtractor(), null, 2, Progress.NONE);
      assertTrue(
          messages(assertThrows(CorpusException.class, () -> loader.load(other)).problems())
              .stream()
              .anyMatch(m -> m.endsWith("not a regular file")));
    }
    Files.delete(folder.resolve("clips.csv"));
    assumeTrue(NamedPipe.make(folder.resolve("q.yaml")));
    assertThrows(CorpusException.class, () -> CorpusLoader.audio(folder.resolve("q.yaml")));
  }
}
