package org.sonaffect.acoustics.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.Formats;
import org.sonaffect.testkit.TestWav;

/** A folder of all formats and of ten kinds of broken files: a row or a reason for each. */
class MixedFolderTest {
  private static final String ENCODED = "/encoded/";
  private static final List<String> GOOD =
      List.of(
          "alaw.au",
          "flac-16bit-stereo.flac",
          "flac-24bit-stereo.flac",
          "flac-8000-mono.oga",
          "float32.aifc",
          "int16.aiff",
          "int16.au",
          "int24-stereo.aiff",
          "lame-22050-mono.mp3",
          "lame-44100-stereo-vbr.mp3",
          "mulaw.au",
          "untagged-16000-mono.mp3",
          "vorbis-22050-mono.ogg",
          "vorbis-44100-stereo.ogg");

  @Test
  void aRowForEachGoodClipAndAReasonForEachBadOne(@TempDir Path folder) throws Exception {
    Path sounds = Files.createDirectories(folder.resolve("sounds"));
    for (String name : GOOD) {
      Files.write(sounds.resolve(name), resource(name));
    }
    TestWav.write(sounds.resolve("good.wav"), 16000, 0.2, 1);
    Files.write(sounds.resolve("wrong ending, FLAC.mp3"), resource("flac-16bit-stereo.flac"));

    Map<String, String> reasons = new TreeMap<>();
    breakFiles(sounds, reasons);

    Map<String, String> heard = new TreeMap<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void failed(Path file, String reason) {
            heard.put(String.valueOf(file.getFileName()), reason);
          }
        };
    List<AudioSegment> clips =
        AudioInputs.find(List.of(sounds.toString())).stream().map(AudioSegment::whole).toList();
    Path table = folder.resolve("table.csv");
    ExtractionSummary summary =
        Extraction.run(clips, table, ExtractionOptions.DEFAULT.withJobs(2), listener);

    Set<String> expected = new TreeSet<>(GOOD);
    expected.add("good.wav");
    assertEquals(reasons.keySet(), heard.keySet(), heard.toString());
    reasons.forEach(
        (file, reason) ->
            assertTrue(heard.get(file).contains(reason), file + ": " + heard.get(file)));
    assertEquals(expected.size() + 1, summary.done());
    assertEquals(reasons.size(), summary.failed());
    List<String> rows = Files.readAllLines(table, StandardCharsets.UTF_8);
    assertEquals(1 + summary.done(), rows.size());
    for (String name : expected) {
      assertEquals(1, rows.stream().filter(row -> row.startsWith("sounds/" + name)).count(), name);
    }
  }

  private static void breakFiles(Path folder, Map<String, String> reasons) throws IOException {
    put(folder, reasons, "empty.wav", new byte[0], "the file is empty");
    put(folder, reasons, "text.mp3", "not music".getBytes(StandardCharsets.UTF_8), "a text file");
    byte[] noise = new byte[5000];
    new SplittableRandom(3).nextBytes(noise);
    put(folder, reasons, "noise.flac", noise, "no known audio format");
    byte[] wav = Files.readAllBytes(folder.resolve("good.wav"));
    put(folder, reasons, "header only.wav", Arrays.copyOf(wav, 44), "the file holds no samples");
    put(folder, reasons, "half a header.wav", Arrays.copyOf(wav, 30), "the fmt chunk has 10 bytes");
    byte[] rate = wav.clone();
    ByteBuffer.wrap(rate).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 50);
    put(folder, reasons, "50 hertz.wav", rate, "sample rate 50 Hz");
    byte[] flac = resource("flac-16bit-stereo.flac");
    flac[flac.length - 5000] ^= 1;
    put(folder, reasons, "damaged.flac", flac, "has a wrong checksum");
    byte[] ogg = resource("vorbis-22050-mono.ogg");
    put(folder, reasons, "cut.ogg", Arrays.copyOf(ogg, 3000), "before its table of codes");
    byte[] nan = resource("float32.aifc");
    Arrays.fill(nan, nan.length - 400, nan.length - 396, (byte) 0xFF);
    put(folder, reasons, "not a number.aifc", nan, "is NaN");
    byte[] aiff = resource("int16.aiff");
    put(folder, reasons, "short.aiff", Arrays.copyOf(aiff, 54 + 2 * 400), "0.06 s");
    byte[] au = resource("int16.au");
    au[23] = 0;
    put(folder, reasons, "no channels.au", au, "0 channels");
  }

  private static void put(
      Path folder, Map<String, String> reasons, String name, byte[] bytes, String reason)
      throws IOException {
    Files.write(folder.resolve(name), bytes);
    reasons.put(name, reason);
  }

  private static byte[] resource(String name) throws IOException {
    URL url = Formats.class.getResource(ENCODED + name);
    if (url == null) {
      throw new IllegalArgumentException("no resource " + name);
    }
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }
}
