package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;
import org.sonaffect.testkit.WavBytes;

final class FeaturesCommandTest {
  private static final int RATE = 16_000;

  @TempDir Path folder;
  private Path audio;

  @BeforeEach
  void twoGoodFilesAndTwoBad() throws IOException {
    audio = Files.createDirectories(folder.resolve("audio"));
    noise(audio.resolve("a.wav"), 1, RATE / 2);
    noise(audio.resolve("b.wav"), 2, RATE / 2);
    Files.writeString(audio.resolve("text.wav"), "this is no sound");
    Files.write(audio.resolve("empty.wav"), new byte[0]);
  }

  private static void noise(Path file, long seed, int samples) throws IOException {
    int[] noise = new SplittableRandom(seed).ints(samples, -9000, 9000).toArray();
    Files.write(file, new WavBytes().rate(RATE).samples(noise).build());
  }

  /** Contours too; the number of threads has no say. */
  @Test
  void parquetHoldsTheRowsOfTheCsv() throws Exception {
    String[] sets = {"--set", "gemaps", "--level", "contours"};
    List<byte[]> tables = new ArrayList<>();
    for (String table : List.of("1/c.csv", "1/c.parquet", "2/c.parquet")) {
      Path out = folder.resolve(table);
      List<String> line = new ArrayList<>(List.of("features", audio.toString()));
      line.addAll(List.of("-o", out.toString(), "--jobs", table.substring(0, 1)));
      line.addAll(List.of(sets));
      assertEquals(1, Terminal.run(line.toArray(String[]::new)).status());
      tables.add(Files.readAllBytes(out));
    }
    assertArrayEquals(tables.get(1), tables.get(2));
    NumericTable csv = NumericTable.read(folder.resolve("1/c.csv"), FeaturesCommandTest::kind);
    NumericTable parquet =
        NumericTable.read(folder.resolve("1/c.parquet"), FeaturesCommandTest::kind);
    assertEquals(csv.header(), parquet.header());
    assertTrue(csv.rows() > 80, csv.rows() + " frames");
    assertEquals(csv.rows(), parquet.rows());
    for (int i = 0; i < csv.rows(); i++) {
      assertEquals(csv.text(i, 0), parquet.text(i, 0));
      assertArrayEquals(csv.numbers(i), parquet.numbers(i));
    }
  }

  private static Kind kind(String column) {
    return column.equals("file") ? Kind.TEXT : Kind.NUMBER;
  }

  @Test
  void aTableOfPathsKeepsItsColumns() throws IOException {
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        "id,file,start,end,who\n007,audio/b.wav,0.1,0.4,=Ann\n008,audio/text.wav,,,Bob\n"
            + "009,audio/a.wav,,,\n");
    for (String out : List.of("t.csv", "t.arff", "t.parquet")) {
      Terminal run = listed("features", list, "--set", "egemaps", "-o", folder + "/" + out);
      assertEquals(1, run.status(), run.err());
      assertTrue(run.out().contains("2 clips extracted"), run.out());
    }
    List<String> lines = Files.readAllLines(folder.resolve("t.csv"));
    assertTrue(lines.get(0).startsWith("file,start,end,id,who,"), lines.get(0).substring(0, 30));
    assertTrue(lines.get(1).startsWith("audio/b.wav,0.1,0.4,007,=Ann,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("audio/a.wav,0,0.5,009,,"), lines.get(2));
    Path cut = folder.resolve("cut.csv");
    Files.writeString(cut, Files.readString(folder.resolve("t.csv")).substring(0, 2000));
    String[] resume = {"--set", "egemaps", "-o", cut.toString(), "--resume"};
    assertEquals(1, listed("features", list, resume).status());
    assertEquals(lines, Files.readAllLines(cut));

    Terminal affect = listed("predict", list, "-o", folder + "/p.csv");
    assertEquals(1, affect.status(), affect.err());
    lines = Files.readAllLines(folder.resolve("p.csv"));
    assertTrue(lines.get(0).startsWith("file,start,end,id,who,arousal,"), lines.get(0));
    assertTrue(lines.get(1).contains(",0.1,0.4,007,'=Ann,"), lines.get(1));
    assertTrue(lines.get(2).contains("a.wav,0,0.5,009,,"), lines.get(2));

    Files.writeString(list, "file,Arousal\naudio/a.wav,1\n");
    assertEquals(2, listed("predict", list, "-o", folder + "/q.csv").status());
    assertEquals(0, listed("features", list, "--set", "gemaps", "-o", folder + "/q.csv").status());
    String arrow = folder + "/q.arrow";
    assertEquals(2, listed("features", list, "--set", "gemaps", "-o", arrow).status());
    assertEquals(2, listed("features", list, audio.toString(), "-o", arrow).status());
    Files.writeString(list, "name\naudio/a.wav\n");
    Terminal none = listed("features", list, "-o", folder + "/r.csv");
    assertEquals(1, none.status());
    assertTrue(none.err().contains("there is no column file or path"), none.err());
    assertEquals(2, Terminal.run("features", "-o", folder + "/r.csv").status());
  }

  /** What cannot be a part of a file is named with its line; the other rows are done. */
  @Test
  void rowsOfATableThatNameNoPartOfAFileAreProblems() throws IOException {
    Path list = folder.resolve("parts.csv");
    Files.writeString(
        list,
        "file,start,end\naudio/a.wav,soon,\naudio/a.wav,0.4,0.1\n,0,0.2\naudio/a.wav,0.1,NaN\n");
    Path table = folder.resolve("parts-out.csv");
    Terminal run = listed("features", list, "--set", "egemaps", "-o", table.toString());
    assertEquals(1, run.status(), run.err());
    assertTrue(run.out().contains("1 clips extracted"), run.out());
    for (String said :
        List.of(
            "line 2: from 'soon' to ''", "line 3: from '0.4' to '0.1'", "line 4: it names no")) {
      assertTrue(run.err().contains(said), run.err());
    }
    List<String> lines = Files.readAllLines(table);
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).startsWith("audio/a.wav,0.1,0.5,"), lines.get(1).substring(0, 30));
  }

  private static Terminal listed(String command, Path list, String... more) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(command.equals("predict") ? List.of("demo") : List.of());
    line.addAll(List.of("--list", list.toString()));
    line.addAll(List.of(more));
    return Terminal.run(line.toArray(String[]::new));
  }

  /** Every night a table of its own; what failed yesterday is tried again. */
  @Test
  void aDatedTableHasWhatIsNewToItsFolder() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path first = out.resolve("2026-11-29.csv");
    run(0, audio.resolve("b.wav"), first);
    Path second = out.resolve("2026-11-30.parquet");
    Terminal night = run(1, audio, second);
    assertTrue(night.out().contains("1 clips extracted"), night.out());
    assertTrue(night.out().contains("1 already present, 2 failed"), night.out());
    noise(audio.resolve("c.wav"), 3, RATE / 2);
    Files.delete(audio.resolve("text.wav"));
    Files.delete(audio.resolve("empty.wav"));
    Path third = out.resolve("2026-12-01.csv");
    run(0, audio, third);
    List<String> lines = Files.readAllLines(third);
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).startsWith("../audio/c.wav,"), lines.get(1).substring(0, 20));
    Path fourth = out.resolve("2026-12-02.csv");
    run(0, audio, fourth);
    assertEquals(1, Files.readAllLines(fourth).size(), "nothing is new");

    for (String ending : List.of("csv", "parquet", "jsonl")) {
      Path affect = Files.createDirectories(folder.resolve(ending));
      predict(audio.resolve("a.wav"), affect.resolve("1." + ending), affect);
      predict(audio, affect.resolve("2." + ending), affect);
      predict(audio, affect.resolve("3." + ending), affect);
      int header = ending.equals("csv") ? 1 : 0;
      if (!ending.equals("parquet")) {
        assertEquals(2 + header, Files.readAllLines(affect.resolve("2." + ending)).size());
        assertEquals(header, Files.readAllLines(affect.resolve("3." + ending)).size());
      }
    }
    Terminal other =
        Terminal.run(
            "features",
            audio.toString(),
            "-o",
            out.resolve("egemaps.csv").toString(),
            "--set",
            "egemaps",
            "--new-to",
            out.toString());
    assertEquals(2, other.status());
    assertTrue(other.err().contains("has other columns"), other.err());
  }

  /** A night whose new clips all failed is no good night, however many clips are known. */
  @Test
  void theShareThatMayFailIsOfTheNewClips() throws IOException {
    Path out = Files.createDirectories(folder.resolve("nights"));
    run(1, audio, out.resolve("first.csv")); // two clips of four
    for (String share : List.of("0.9", "1")) {
      Terminal night =
          Terminal.run(
              "features",
              audio.toString(),
              "-o",
              out.resolve(share + ".csv").toString(),
              "--new-to",
              out.toString(),
              "--max-failed",
              share);
      assertTrue(night.out().contains("2 already present, 2 failed"), night.out());
      assertEquals(share.equals("1") ? 0 : 1, night.status(), night.err());
    }
  }

  /** Nobody may read the parts of a job on a cluster that did not end, so they are not known. */
  @Test
  void partsOfAnUnfinishedJobAreNotKnown() throws IOException {
    Path out = Files.createDirectories(folder.resolve("dated"));
    Path job = Files.createDirectories(out.resolve("date=1"));
    run(0, audio.resolve("a.wav"), job.resolve("part-000000.csv"));
    Files.createDirectory(job.resolve("_parts"));
    Files.createSymbolicLink(out.resolve("circle"), out);
    Path next = out.resolve("2.csv");
    assertTrue(run(0, audio.resolve("a.wav"), next).err().contains("a job there is not finished"));
    assertEquals(2, Files.readAllLines(next).size());
    Files.delete(next);
    Files.createFile(job.resolve("_SUCCESS"));
    run(0, audio.resolve("a.wav"), next);
    assertEquals(1, Files.readAllLines(next).size());

    Path file = job.resolve("part-000000.csv");
    Terminal noFolder =
        Terminal.run("features", audio.toString(), "-o", folder + "/n.csv", "--new-to", "" + file);
    assertEquals(2, noFolder.status());
    assertTrue(noFolder.err().contains("there is no such folder"), noFolder.err());
  }

  private static Terminal run(int status, Path in, Path table) {
    String out = String.valueOf(table.getParent());
    Terminal run = Terminal.run("features", in.toString(), "-o", table.toString(), "--new-to", out);
    assertEquals(status, run.status(), run.err());
    return run;
  }

  private static void predict(Path in, Path table, Path out) {
    Terminal run =
        Terminal.run(
            "predict", "demo", in.toString(), "-o", table.toString(), "--new-to", out.toString());
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void aBadFileIsNamedWithItsReasonAndTheRestGoesOn() throws IOException {
    Path table = folder.resolve("features.csv");
    Terminal run = Terminal.run("features", audio.toString(), "-o", table.toString());
    assertEquals(1, run.status());
    assertTrue(run.err().contains("text.wav"), run.err());
    assertTrue(run.err().contains("empty.wav"), run.err());
    assertTrue(run.out().contains("2 clips extracted"), run.out());
    List<String> lines = Files.readAllLines(table);
    assertEquals(3, lines.size());
    assertEquals(3 + 6373, lines.get(0).split(",").length);
    assertTrue(lines.get(1).startsWith("audio/a.wav,0,0.5,"), lines.get(1).substring(0, 60));
  }

  @Test
  void resumingAddsOnlyWhatIsMissing() throws IOException {
    Path whole = folder.resolve("whole.csv");
    Path resumed = folder.resolve("resumed.csv");
    Path a = audio.resolve("a.wav");
    Path b = audio.resolve("b.wav");
    Terminal.run("features", a.toString(), b.toString(), "-o", whole.toString());
    Terminal.run("features", a.toString(), "-o", resumed.toString());
    // The last row is cut, as by a kill.
    byte[] bytes = Files.readAllBytes(resumed);
    Files.write(resumed, java.util.Arrays.copyOf(bytes, bytes.length - 100));
    Terminal run =
        Terminal.run("features", a.toString(), b.toString(), "-o", resumed.toString(), "--resume");
    assertEquals(0, run.status(), run.err());
    assertEquals(Files.readString(whole), Files.readString(resumed));
  }

  @Test
  void severalSetsMakeOneTable() throws IOException {
    Path table = folder.resolve("sets.csv");
    String a = audio.resolve("a.wav").toString();
    Terminal run =
        Terminal.run("features", a, "-o", table.toString(), "--set", "egemaps,compare2013");
    assertEquals(0, run.status(), run.err());
    String[] header = Files.readAllLines(table).get(0).split(",");
    assertEquals(3 + 88 + 6373, header.length);
    assertEquals("egemaps.F0semitoneFrom27.5Hz_sma3nz_amean", header[3]);
    assertEquals("compare2013.audspec_lengthL1norm_sma_range", header[3 + 88]);
    Terminal other =
        Terminal.run(
            "features", a, "-o", table.toString(), "--set", "egemaps,compare2016", "--resume");
    assertEquals(1, other.status());
    assertTrue(other.err().contains(table + " does not have the columns"), other.err());
  }

  @Test
  void contoursAreOfOneSet() throws IOException {
    Path table = folder.resolve("contours.csv");
    String a = audio.resolve("a.wav").toString();
    for (String sets : List.of("gemaps,egemaps", "tonal", "gemap")) {
      Terminal run =
          Terminal.run("features", a, "-o", table.toString(), "--level", "contours", "--set", sets);
      assertEquals(2, run.status(), run.err());
      assertTrue(run.err().contains("--set " + sets), run.err());
    }
    Terminal.run("features", a, "-o", table.toString(), "--level", "contours", "--set", "gemaps");
    assertEquals(3 + 18, Files.readAllLines(table).get(0).split(",").length);
  }

  @Test
  void contoursHaveARowAFrame() throws IOException {
    Path table = folder.resolve("contours.csv");
    Terminal run =
        Terminal.run(
            "features",
            audio.resolve("a.wav").toString(),
            "--level",
            "contours",
            "-o",
            table.toString());
    assertEquals(0, run.status(), run.err());
    List<String> lines = Files.readAllLines(table);
    assertEquals(3 + 130, lines.get(0).split(",").length);
    // 0.5 s hold 45 complete frames of 60 ms every 10 ms; the smoother makes one more row.
    assertEquals(1 + 46, lines.size());
  }

  @Test
  void theClipsOfAManifestKeepTheirSegments() throws IOException {
    Files.writeString(
        folder.resolve("clips.csv"),
        "file,arousal,valence,start,end\naudio/b.wav,1,2,0.1,0.4\naudio/a.wav,3,4,,\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n");
    Path table = folder.resolve("segments.csv");
    Terminal run =
        Terminal.run("features", folder.resolve("corpus.yaml").toString(), "-o", table.toString());
    assertEquals(0, run.status(), run.err());
    List<String> lines = Files.readAllLines(table);
    assertTrue(lines.get(1).startsWith("audio/b.wav,0.1,0.4,"), lines.get(1).substring(0, 60));
    assertTrue(lines.get(2).startsWith("audio/a.wav,0,0.5,"), lines.get(2).substring(0, 60));
  }

  @Test
  void aClipThatAManifestLosesIsNamedCountedAndTheStatusSaysSo() throws IOException {
    Files.writeString(
        folder.resolve("clips.csv"),
        "file,arousal,valence\naudio/a.wav,1,2\naudio/b.wav,3,4,5\naudio/gone.wav,3,4\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n");
    Path table = folder.resolve("some.csv");
    Terminal run =
        Terminal.run("features", folder.resolve("corpus.yaml").toString(), "-o", table.toString());
    assertEquals(1, run.status());
    assertTrue(run.err().contains("clips.csv line 3: 4 cells, the header has 3"), run.err());
    assertTrue(run.err().contains("gone.wav: skipped: no such file"), run.err());
    assertTrue(run.out().contains("1 clips extracted"), run.out());
    assertTrue(run.out().contains("1 failed, 1 left out"), run.out());
    assertEquals(2, Files.readAllLines(table).size());
  }
}
