package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.testkit.TestWav;
import org.sonaffect.testkit.WavBytes;

/** {@code sonaffect corpus}: a sound corpus, one with every kind of fault, folders of all kinds. */
class CorpusCommandTest {
  private static final String MANIFEST =
      "name: a\ndomain: sounds\nclips: clips.csv\nscale: [1, 9]\n";

  @TempDir Path folder;

  private Terminal run(Object... words) {
    List<String> line = new ArrayList<>(List.of("corpus"));
    Stream.of(words).map(Object::toString).forEach(line::add);
    line.addAll(List.of("--quiet", "--cache", folder.resolve("cache").toString()));
    return Terminal.run(line.toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void soundCorpus() throws IOException {
    StringBuilder csv = new StringBuilder("file,arousal,valence,arousal_sd,valence_sd,group\n");
    for (int i = 0; i < 6; i++) {
      TestWav.write(folder.resolve(i + ".wav"), 8000, 1.2, i);
      csv.append("%d.wav,%d,%d,1.5,1.5,%s\n".formatted(i, 2 + i, 8 - i, i < 2 ? "x" : "y" + i));
    }
    write("clips.csv", csv.toString());
    write("corpus.yaml", MANIFEST + "raters: 20\n");
  }

  @Test
  void aSoundCorpusIsDescribedAndTheStatusIsZero() throws IOException {
    soundCorpus();
    Terminal described = run(folder, "--html", folder.resolve("a.html"));
    assertEquals(0, described.status(), described.out() + described.err());
    assertHas(
        described.out(),
        "Corpus       a (sounds)",
        "scale [1, 9]",
        "Raters       20 or more a clip",
        "Clips        6, all usable",
        "Duration     1.2 s each, 7.2 s in all",
        "Audio        WAV 16 bit",
        "Sample rate  8000 Hz",
        "Channels     mono",
        "Groups       5 groups; the largest is x with 2 clips",
        "Duplicates   none",
        "R² at most",
        "All 6 clips can be used; nothing wrong was found.");
    String page = Files.readString(folder.resolve("a.html"));
    assertHas(page, "<h1>The corpus a</h1>", "Ratings on the valence-arousal plane", "Notes");
    assertFalse(page.contains("Warnings"), "nothing is wrong");
    assertFalse(page.contains(folder.toString()), "a page does not show where the corpus lay");
  }

  @Test
  void oneClipIsOneClip() throws IOException {
    TestWav.write(folder.resolve("0.wav"), 8000, 1.2, 0);
    write("clips.csv", "file,arousal,valence\n0.wav,2,8\n");
    write("corpus.yaml", MANIFEST);
    assertEquals(0, run(folder).status());
    assertHas(
        run(folder).out(),
        "from the cache for 1 clip\n",
        "1 usable clip, too few for strata of 25",
        "The clip can be used; nothing wrong was found.");
  }

  @Test
  void aPartOfARecordingAtAnotherLevelIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(TestWav.write(folder.resolve("whole.wav"), 8000, 6, 3));
    int[] part = new int[4 * 8000];
    for (int i = 0; i < part.length; i++) {
      int at = whole.length - 2 * (part.length + 3000 - i);
      part[i] = (whole[at] & 0xff | whole[at + 1] << 8) / 3;
    }
    byte[] wav = new WavBytes().rate(8000).samples(part).build();
    Files.write(folder.resolve("part.wav"), wav);
    TestWav.write(folder.resolve("other.wav"), 8000, 6, 4);
    write("clips.csv", "file,arousal,valence\nwhole.wav,2,8\nother.wav,2,7\npart.wav,3,8\n");
    write("corpus.yaml", MANIFEST);
    Terminal described = run(folder);
    assertEquals(1, described.status());
    assertHas(
        described.out(),
        "clips.csv line 4: part.wav sounds like whole.wav in line 2, like one recording, or parts"
            + " of one; give both the same group",
        "1 problem was found.");
  }

  @Test
  void everyFaultIsNamedWithItsLineAndCostsNothingElse() throws IOException {
    faultyCorpus();
    Terminal described = run(folder.resolve("corpus.yaml"), "--html", folder.resolve("a.html"));
    assertEquals(1, described.status());
    assertEquals("", described.err());
    String clips = folder.resolve("clips.csv") + " line ";
    assertHas(
        described.out(),
        folder.resolve("corpus.yaml") + " line 5: unknown key rater; did you mean raters?",
        clips + "1: unknown column catgory; did you mean category?",
        clips + "3: there is no file gone.wav",
        clips + "4: text.wav: a text file, not audio",
        clips + "5: arousal is 11, scale is [1, 9]",
        clips + "6: id \"0.wav\" is already used in line 2",
        clips + "7: copy.wav has the same audio as 0.wav in line 2",
        clips + "23: 1.wav has nearly the same features as near.au in line 8",
        clips + "9: ",
        clips + "11: silent.wav is silent",
        clips + "12: group \"artist_1\" differs from \"Artist 1\" in line 2",
        clips + "15: opposite.wav: the channels are in opposite phase",
        clips + "16: cut.wav: ",
        clips + "17: 1.wav from 1 to 9 s: the segment ends at 9 s",
        clips + "18: valence is empty",
        clips + "19: arousal is \"high\", which is not a number",
        clips + "20: arousal_sd is \"-1\"",
        clips + "21: the segment ends at 1 s and begins at 2 s",
        clips + "22: ");
    assertHas(
        described.out(),
        "mixed sample rates, which make features differ: 8000 Hz (",
        "1 clip is at full scale, as if clipped; most in loud.wav",
        "1 name is different on disk, such as \u00dcber.wav, there in another Unicode form",
        "No study can read it until its manifest is corrected",
        "1 sound is beside the clips but not in the table: alone.wav",
        "Duplicates   1 set of equal content, 2 sets of nearly equal features",
        "11 of 22 clips cannot be used");
    String page = Files.readString(folder.resolve("a.html"));
    assertHas(
        page,
        "Warnings",
        "text.wav: a text file, not audio",
        "arousal is 11, scale is [1, 9]",
        "copy.wav (line 7)",
        "near.au (line 8)");
    assertFalse(page.contains(folder.toString()), "a page does not show where the corpus lay");
    JsonNode json = new ObjectMapper().readTree(run(folder.resolve("corpus.yaml"), "--json").out());
    assertEquals(11, json.path("left_out").asInt());
    assertEquals("0.wav", json.path("duplicates").path(0).path(0).asText());
    assertEquals(20, json.path("clips").size());
  }

  /** Line 2 of the table is sound, the others as the test says. */
  private void faultyCorpus() throws IOException {
    write("corpus.yaml", MANIFEST + "rater: 20\n");
    for (int i : List.of(0, 1, 9, 10, 12, 13, 20)) {
      TestWav.write(folder.resolve(i + ".wav"), 8000, 1.2, i + 1);
    }
    Files.copy(folder.resolve("0.wav"), folder.resolve("copy.wav"));
    Files.copy(folder.resolve("13.wav"), folder.resolve("alone.wav"));
    write("text.wav", "no sound at all, but a text that somebody saved under the wrong name");
    Files.write(folder.resolve("near.au"), asAu(Files.readAllBytes(folder.resolve("1.wav"))));
    byte[] silence = new WavBytes().rate(8000).samples(new int[9600]).build();
    Files.write(folder.resolve("silent.wav"), silence);
    Files.move(folder.resolve("13.wav"), folder.resolve("U\u0308ber.wav"));
    int[] square = new int[9600];
    Arrays.setAll(square, i -> i / 40 % 2 == 0 ? 32767 : -32768);
    Files.write(folder.resolve("loud.wav"), new WavBytes().rate(16000).samples(square).build());
    int[] opposite = new int[19200];
    Arrays.setAll(
        opposite, i -> (i % 2 == 0 ? 1 : -1) * (int) (8000 * StrictMath.sin(i / 2 * 0.3)));
    byte[] phase = new WavBytes().rate(8000).format(1, 2, 2, 16).samples(opposite).build();
    Files.write(folder.resolve("opposite.wav"), phase);
    byte[] whole = Files.readAllBytes(folder.resolve("12.wav"));
    Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));
    write(
        "clips.csv",
        String.join(
            "\n",
            "file,arousal,valence,arousal_sd,valence_sd,catgory,group,start,end",
            "0.wav,2,3,,,,Artist 1,,",
            "gone.wav,3,4,,,,,,",
            "text.wav,3,4,,,,,,",
            "9.wav,11,4,,,,,,",
            "0.wav,4,4,,,,,,",
            "copy.wav,4,5,,,,,,",
            "near.au,4,5,,,,,,",
            "9.wav,4,5,5,,,,,,,",
            "10.wav,\"4,5\",5,,,,,,",
            "silent.wav,4,5,,,,,,",
            "12.wav,4,5,,,,artist_1,,",
            "\u00dcber.wav,5,6,,,,,,",
            "loud.wav,5,7,,,,,,",
            "opposite.wav,5,2,,,,,,",
            "cut.wav,5,2,,,,,,",
            "1.wav,5,2,,,,,1,9",
            "20.wav,5,,,,,,,",
            "20.wav,high,5,,,,,0,1",
            "20.wav,5,6,-1,,,,0,1.1",
            "20.wav,5,6,,,,,2,1",
            "20.wav,5",
            "1.wav,6,5,,,,,,",
            ""));
  }

  /** The same 16-bit samples in another container (Sun AU). */
  private static byte[] asAu(byte[] wav) {
    byte[] au = new byte[24 + wav.length - 44];
    byte[] head = ".snd".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, au, 0, 4);
    int[] fields = {24, wav.length - 44, 3, 8000, 1};
    for (int i = 0; i < 20; i++) {
      au[4 + i] = (byte) (fields[i / 4] >> 8 * (3 - i % 4));
    }
    for (int i = 44; i < wav.length; i += 2) {
      au[i - 20] = wav[i + 1];
      au[i - 19] = wav[i];
    }
    return au;
  }

  @Test
  void withoutAudioTheTablesAreCheckedAndTheFilesOnlyLookedFor() throws IOException {
    faultyCorpus();
    Terminal described = run(folder.resolve("corpus.yaml"), "--no-audio");
    assertEquals(1, described.status());
    assertHas(described.out(), "there is no file gone.wav", "arousal is 11", "No audio was opened");
    assertFalse(described.out().contains("text.wav"), "it was not opened");
    assertFalse(Files.exists(folder.resolve("cache")));
  }

  @Test
  void aFolderIsReadByItsManifestElseByItsTable() throws IOException {
    soundCorpus();
    write("study.yaml", "corpora: [corpus.yaml]\n");
    assertEquals(0, run(folder).status());
    Files.move(folder.resolve("corpus.yaml"), folder.resolve("b.yaml"));
    assertEquals(0, run(folder).status());
    write("c.yaml", MANIFEST);
    Terminal several = run(folder);
    assertEquals(1, several.status());
    assertHas(several.err(), "holds several manifests: b.yaml, c.yaml; name one");
    Files.delete(folder.resolve("b.yaml"));
    Files.delete(folder.resolve("c.yaml"));
    Terminal table = run(folder);
    assertEquals(0, table.status(), table.out() + table.err());
    assertHas(table.out(), "there is no manifest: clips.csv has the columns", "scale [1, 9]");
    Files.delete(folder.resolve("clips.csv"));
    Terminal none = run(folder);
    assertEquals(1, none.status());
    assertHas(none.err(), "no corpus: there is no manifest");
  }

  @Test
  void aTableWithoutItsColumnsAndAManifestWithoutItsScaleAreNamedWhole() throws IOException {
    soundCorpus();
    write("text.wav", "no sound");
    write("clips.csv", "file,arusal,valence\n0.wav,1,2\ntext.wav,1,2\ngone.wav,1,11\n");
    Terminal column = run(folder);
    assertEquals(1, column.status());
    assertHas(
        column.out(),
        "there is no column arousal; did you mean arusal?",
        "line 3: text.wav: a text file",
        "line 4: there is no file gone.wav",
        "line 4: valence is 11",
        "3 of 3 clips cannot be used");
    write("corpus.yaml", "name: a\ndomain: b\nclips: clips.csv\nrater: 3\n");
    Terminal scale = run(folder, "--html", folder.resolve("x.html"));
    assertEquals(1, scale.status());
    assertHas(scale.out(), "scale is missing", "unknown key rater");
    assertTrue(Files.exists(folder.resolve("x.html")));
  }

  @Test
  void knownDataSetsAreListed() {
    Terminal known = run("--known");
    assertEquals(0, known.status(), known.err());
    assertHas(known.out(), "iads-e: ", "pmemo: ", "licence", "./sonaffect corpus pmemo.yaml");
    for (String wrong : List.of("", "--known x", "--force", ". --html x.csv")) {
      assertEquals(2, run((Object[]) wrong.split(" ")).status(), wrong);
    }
    assertEquals(1, run("no/such/corpus").status());
  }

  private static void assertHas(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> String.format(Locale.ROOT, "%s%nin%n%s", part, text));
    }
  }
}
