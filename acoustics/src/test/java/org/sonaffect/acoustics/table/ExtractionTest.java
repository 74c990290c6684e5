package org.sonaffect.acoustics.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.testkit.TestWav;

/** Many files to one table: order, bytes, resuming, broken files. */
class ExtractionTest {
  private static final ExtractionOptions CSV = ExtractionOptions.DEFAULT;

  @Test
  void aRowAClipInTheOrderAskedForWhateverTheThreads(@TempDir Path folder) throws Exception {
    List<AudioSegment> clips = clips(folder, 7);
    ExtractionSummary summary =
        Extraction.run(clips, folder.resolve("1.csv"), CSV, ExtractionListener.NONE);
    assertEquals(new ExtractionSummary(7, 0, 0, 7, summary.seconds()), summary);
    assertEquals(7 * 0.1 + 0.001 * 21, summary.seconds(), 1e-3);

    List<String> lines = Files.readAllLines(folder.resolve("1.csv"));
    assertEquals(8, lines.size());
    assertTrue(lines.get(0).startsWith("file,start,end,"), lines.get(0).substring(0, 60));
    for (int i = 0; i < 7; i++) {
      assertEquals(
          "sounds/clip" + i + ".wav,0,0.1" + (i == 0 ? "" : "0" + i), key(lines.get(1 + i)));
    }
    Extraction.run(clips, folder.resolve("3.csv"), CSV.withJobs(3), ExtractionListener.NONE);
    assertArrayEquals(bytes(folder, "1.csv"), bytes(folder, "3.csv"));
  }

  @Test
  void theValuesAreThoseOfTheExtractor(@TempDir Path folder) throws Exception {
    List<AudioSegment> clips = clips(folder, 1);
    Extraction.run(clips, folder.resolve("t.csv"), CSV, ExtractionListener.NONE);
    String[] row = Files.readAllLines(folder.resolve("t.csv")).get(1).split(",");
    float[] expected = ComParE2013.functionals(clips.get(0).file());
    assertEquals(3 + expected.length, row.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], Float.parseFloat(row[3 + i]));
    }
  }

  @Test
  void aBrokenFileIsNamedWithItsReasonAndLeftOut(@TempDir Path folder) throws Exception {
    List<AudioSegment> clips = new ArrayList<>(clips(folder, 3));
    Path text = Files.writeString(folder.resolve("notes.wav"), "only words");
    clips.add(1, AudioSegment.whole(text));
    clips.add(AudioSegment.whole(folder.resolve("absent.mp3")));
    clips.add(AudioSegment.whole(TestWav.write(folder.resolve("short.wav"), 8000, 0.05, 1)));
    clips.add(new AudioSegment(clips.get(0).file(), 9, 10));
    List<String> failures = new ArrayList<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void failed(Path file, String reason) {
            failures.add(file.getFileName() + ": " + reason);
          }
        };
    ExtractionSummary summary =
        Extraction.run(clips, folder.resolve("t.csv"), CSV.withJobs(2), listener);
    assertEquals(3, summary.done());
    assertEquals(4, summary.failed());
    assertEquals(4, Files.readAllLines(folder.resolve("t.csv")).size());
    assertEquals(4, failures.size(), failures.toString());
    assertTrue(failures.get(0).startsWith("notes.wav: a text file"), failures.get(0));
    assertEquals("absent.mp3: no such file", failures.get(1));
    assertTrue(failures.get(2).contains("expected one frame of 0.06 s"), failures.get(2));
    assertTrue(failures.get(3).contains("the audio ends at"), failures.get(3));
  }

  /** Cut anywhere, even inside a row or the header, a table is completed to the same bytes. */
  @ParameterizedTest
  @CsvSource({
    "CSV, FUNCTIONALS, NaN",
    "OPENSMILE, FUNCTIONALS, NaN",
    "ARFF, FUNCTIONALS, NaN",
    "CSV, FUNCTIONALS, 0.08",
    "CSV, CONTOURS, NaN",
    "ARFF, CONTOURS, NaN",
  })
  void resumingGivesTheBytesOfAnUndisturbedRun(
      TableFormat format, ExtractionOptions.Level level, double window, @TempDir Path folder)
      throws Exception {
    List<AudioSegment> clips = new ArrayList<>(clips(folder, 4));
    Path odd = folder.resolve("sounds").resolve("an, \"odd\" 'name'.wav");
    Files.copy(clips.get(0).file(), odd);
    clips.add(2, AudioSegment.whole(odd));
    clips.add(3, AudioSegment.whole(Files.writeString(folder.resolve("bad.wav"), "words")));
    ExtractionOptions options =
        CSV.withFormat(format)
            .withLevel(level)
            .withWindows(window, Double.isNaN(window) ? window : 0.01);
    Extraction.run(clips, folder.resolve("whole"), options, ExtractionListener.NONE);
    byte[] whole = bytes(folder, "whole");
    int header = new String(whole, StandardCharsets.UTF_8).indexOf("sounds/clip0");
    header = header < 0 ? new String(whole, StandardCharsets.UTF_8).indexOf("'clip0") : header;
    int[] cuts = {
      0, 10, header - 1, header, header + 3, whole.length / 2, whole.length - 1, whole.length
    };
    for (int cut : cuts) {
      Path table = Files.write(folder.resolve("table"), Arrays.copyOf(whole, cut));
      ExtractionSummary summary =
          Extraction.run(clips, table, options.withResume(true), ExtractionListener.NONE);
      assertArrayEquals(whole, Files.readAllBytes(table), "cut at " + cut);
      assertEquals(5, summary.done() + summary.present());
      if (cut == whole.length) {
        boolean severalRows = level == ExtractionOptions.Level.CONTOURS || !Double.isNaN(window);
        assertEquals(severalRows ? 1 : 0, summary.done());
      }
    }
  }

  @Test
  void aTableOfOtherColumnsIsNotResumed(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "file,start,end,mine\n");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                Extraction.run(
                    clips(folder, 1), table, CSV.withResume(true), ExtractionListener.NONE));
    assertTrue(e.getMessage().contains("does not have the columns"), e.getMessage());
    assertEquals("file,start,end,mine\n", Files.readString(table));
  }

  @Test
  void windowsOfAFile(@TempDir Path folder) throws Exception {
    Path wav = TestWav.write(folder.resolve("long.wav"), 8000, 1.05, 3);
    Path shorter = TestWav.write(folder.resolve("short.wav"), 8000, 0.2, 4);
    List<AudioSegment> clips = List.of(AudioSegment.whole(wav), AudioSegment.whole(shorter));
    Extraction.run(
        clips, folder.resolve("t.csv"), CSV.withWindows(0.5, 0.25), ExtractionListener.NONE);
    List<String> lines = Files.readAllLines(folder.resolve("t.csv"));
    assertEquals(
        List.of("long.wav,0,0.5", "long.wav,0.25,0.75", "long.wav,0.5,1", "short.wav,0,0.2"),
        lines.stream().skip(1).map(ExtractionTest::key).toList());

    List<AudioSegment> parts =
        List.of(
            new AudioSegment(wav, 0, 0.5),
            new AudioSegment(wav, 0.25, 0.75),
            new AudioSegment(wav, 0.5, 1),
            AudioSegment.whole(shorter));
    Extraction.run(parts, folder.resolve("p.csv"), CSV, ExtractionListener.NONE);
    assertArrayEquals(bytes(folder, "t.csv"), bytes(folder, "p.csv"));

    Extraction.run(
        clips, folder.resolve("gaps.csv"), CSV.withWindows(0.1, 0.4), ExtractionListener.NONE);
    assertEquals(
        List.of("long.wav,0,0.1", "long.wav,0.4,0.5", "long.wav,0.8,0.9", "short.wav,0,0.1"),
        Files.readAllLines(folder.resolve("gaps.csv")).stream()
            .skip(1)
            .map(ExtractionTest::key)
            .toList());
  }

  @Test
  void contoursHaveARowAFrame(@TempDir Path folder) throws Exception {
    List<AudioSegment> clips = clips(folder, 2);
    Extraction.run(
        clips,
        folder.resolve("t.csv"),
        CSV.withLevel(ExtractionOptions.Level.CONTOURS),
        ExtractionListener.NONE);
    int rows = 0;
    for (AudioSegment clip : clips) {
      rows += ComParE2013.contours(Audio.read(clip.file())).rows();
    }
    List<String> lines = Files.readAllLines(folder.resolve("t.csv"));
    assertEquals(1 + rows, lines.size());
    assertEquals("sounds/clip0.wav,0.01,0.03", key(lines.get(2)));
  }

  @Test
  void interruptedItStopsAndTheTableCanBeResumed(@TempDir Path folder) throws Exception {
    List<AudioSegment> clips = clips(folder, 12);
    Path table = folder.resolve("t.csv");
    AtomicBoolean interrupted = new AtomicBoolean();
    ExtractionListener stopAfterThree =
        new ExtractionListener() {
          private int heard;

          @Override
          public void done(Path file, double seconds, List<String> warnings) {
            if (++heard == 3) {
              Thread.currentThread().interrupt();
            }
          }
        };
    Thread runner =
        new Thread(
            () -> {
              try {
                Extraction.run(clips, table, CSV.withJobs(2), stopAfterThree);
              } catch (InterruptedException e) {
                interrupted.set(true);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    runner.start();
    runner.join(60_000);
    assertFalse(runner.isAlive());
    assertTrue(interrupted.get());
    assertEquals(4, Files.readAllLines(table).size());
    Extraction.run(clips, table, CSV.withResume(true), ExtractionListener.NONE);
    Extraction.run(clips, folder.resolve("whole.csv"), CSV, ExtractionListener.NONE);
    assertArrayEquals(bytes(folder, "whole.csv"), bytes(folder, "t.csv"));
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void filesOutsideTheFolderOfTheTableAreNamedRelativeToIt(TableFormat format, @TempDir Path folder)
      throws Exception {
    List<AudioSegment> clips = clips(folder, 1);
    Path table = folder.resolve("tables").resolve("new").resolve("t");
    Extraction.run(clips, table, CSV.withFormat(format), ExtractionListener.NONE);
    String text = Files.readString(table, StandardCharsets.ISO_8859_1);
    String expected = format == TableFormat.OPENSMILE ? "'clip0';" : "../../sounds/clip0.wav";
    assertTrue(text.contains(expected));
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> CSV.withJobs(0));
    assertThrows(IllegalArgumentException.class, () -> CSV.withWindows(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> CSV.withWindows(0, 1));
    assertThrows(IllegalArgumentException.class, () -> CSV.withWindows(1, 1e-9));
    assertThrows(
        IllegalArgumentException.class, () -> CSV.withFormat(TableFormat.ARROW).withResume(true));
  }

  private static String key(String line) {
    return String.join(",", Arrays.copyOf(line.split(","), 3));
  }

  private static byte[] bytes(Path folder, String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  private static List<AudioSegment> clips(Path folder, int count) throws IOException {
    Path sounds = Files.createDirectories(folder.resolve("sounds"));
    List<AudioSegment> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = sounds.resolve("clip" + i + ".wav");
      clips.add(AudioSegment.whole(TestWav.write(file, 8000, 0.1 + 0.001 * i, i)));
    }
    return clips;
  }
}
