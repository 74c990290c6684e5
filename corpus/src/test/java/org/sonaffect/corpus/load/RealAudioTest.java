package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.Cancellation;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.ExtractionCounts;
import org.sonaffect.corpus.extract.FeatureCache;
import org.sonaffect.corpus.extract.FeatureSetExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.testkit.SharedFolder;

/**
 * The loader with the real extractor: what is unreadable is said in the words of the audio room.
 */
class RealAudioTest {
  @TempDir Path folder = Path.of("");

  private LoadedCorpus load(@Nullable FeatureCache cache, String... clips) throws Exception {
    List<String> lines = new ArrayList<>(List.of("file,start,end,arousal,valence"));
    lines.addAll(Arrays.asList(clips));
    Disk.text(folder.resolve("clips.csv"), lines.toArray(String[]::new));
    Path manifest =
        Disk.text(
            folder.resolve("corpus.yaml"),
            "name: sounds",
            "domain: general sounds",
            "clips: clips.csv",
            "scale: [1, 9]");
    return new CorpusLoader(new FeatureSetExtractor(FeatureSets.DEFAULT), cache, 2, Progress.NONE)
        .load(manifest);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Disk.bytes(folder.resolve(name), bytes);
  }

  @Test
  void allFaultsOfAFolderAreNamedAndTheRestIsExtracted() throws Exception {
    write("good.wav", Disk.wavBytes(1));
    write("other.wav", Disk.wavBytes(2));
    write("copy.wav", Disk.wavBytes(1));
    write("truncated.wav", Arrays.copyOf(Disk.wavBytes(3), 3044));
    write("short.wav", Arrays.copyOf(Disk.wavBytes(3), 100));
    write("header.wav", Arrays.copyOf(Disk.wavBytes(3), 30));
    Disk.text(folder.resolve("text.wav"), "no audio at all");
    write("empty.wav", new byte[0]);
    LoadedCorpus loaded =
        load(
            new FeatureCache(folder.resolve("cache")),
            "good.wav,,,11,5",
            "good.wav,0,,1,9",
            "other.wav,,,9,1",
            "copy.wav,,,2,8",
            "truncated.wav,,,5,5",
            "short.wav,,,5,5",
            "header.wav,,,5,5",
            "text.wav,,,5,5",
            "empty.wav,,,5,5",
            "absent.wav,,,5,5");
    List<String> messages = loaded.problems().stream().map(Problem::message).toList();
    List<Integer> lines = loaded.problems().stream().map(Problem::line).toList();
    assertEquals(List.of(2, 5, 6, 7, 8, 9, 10, 11, 0), lines);
    assertEquals("arousal is 11, scale is [1, 9]", messages.get(0));
    assertTrue(messages.get(1).startsWith("copy.wav has the same audio as good.wav"));
    assertTrue(
        messages.get(2).startsWith("truncated.wav: truncated: the header declares 4000 bytes"),
        messages.get(2));
    assertTrue(messages.get(5).contains("a text file, not audio"), messages.get(5));
    assertTrue(messages.get(6).contains("empty"), messages.get(6));
    assertTrue(messages.get(7).startsWith("there is no file absent.wav"));
    assertEquals(3, loaded.corpus().items().size());
    assertEquals(6373, loaded.corpus().features().columns().size());
    assertArrayEquals(
        ComParE2013.functionals(folder.resolve("other.wav")),
        loaded.corpus().features().values()[1]);
    assertEquals(
        "compare2013-1".split("-")[0], loaded.corpus().provenance().features().split("-")[0]);
  }

  @Test
  void aSecondRunExtractsNothingAndIsTheSame() throws Exception {
    write("a.wav", Disk.wavBytes(1));
    write("b.wav", Disk.wavBytes(2));
    FeatureCache cache = new FeatureCache(folder.resolve("cache"));
    LoadedCorpus first = load(cache, "a.wav,,,1,9", "b.wav,,,1,9", "b.wav,0.05,0.2,3,4");
    LoadedCorpus second = load(cache, "a.wav,,,1,9", "b.wav,,,1,9", "b.wav,0.05,0.2,3,4");
    assertEquals(new ExtractionCounts(3, 0, 0), first.counts());
    assertEquals(new ExtractionCounts(0, 3, 0), second.counts());
    assertEquals(first.problems(), second.problems());
    assertEquals(first.corpus().items(), second.corpus().items());
    assertEquals(first.corpus().provenance(), second.corpus().provenance());
    assertTrue(
        Arrays.deepEquals(first.corpus().features().values(), second.corpus().features().values()));
  }

  @Test
  void aSegmentIsThatPartOfTheSamples() throws Exception {
    write("a.wav", Disk.wavBytes(1));
    Clip whole = Audio.read(folder.resolve("a.wav"));
    Clip part = new Clip(Arrays.copyOfRange(whole.samples(), 400, 1600), 8000);
    FeatureSetExtractor extractor = new FeatureSetExtractor(FeatureSets.DEFAULT);
    Path file = folder.resolve("a.wav");
    assertArrayEquals(ComParE2013.functionals(part), extractor.extract(file, 0.05, 0.2).values());
    assertArrayEquals(ComParE2013.functionals(whole), extractor.extract(file, 0, 0.26).values());
    assertEquals(List.of(), extractor.extract(file, 0, 0.26).warnings());
    assertEquals(
        List.of("the segment ends at 0.5 s, 0.250 s after the end of the audio"),
        extractor.extract(file, 0, 0.5).warnings());
    assertTrue(Files.exists(file));
  }

  @Test
  void realRecordingsLoad() throws Exception {
    Path real = SharedFolder.orSkip("data/sonancia");
    LoadedCorpus loaded =
        load(
            null,
            real.resolve("1_1_C1_20.flac") + ",,,5,5",
            real.resolve("1_2_C2_10.flac") + ",,,5,5",
            real.resolve("1_2_C2_10.flac") + ",1,3,5,5");
    assertEquals(3, loaded.corpus().items().size());
    assertEquals(new ExtractionCounts(3, 0, 0), loaded.counts());
    assertEquals(1, loaded.problems().size(), loaded.problems()::toString);
  }

  /** What people should know of a corpus, and nothing is left out for. */
  @Test
  void oppositeChannelsAndMixedRatesAreTold() throws Exception {
    write("mono.wav", Disk.wavBytes(1));
    byte[] mono = Disk.wavBytes(2);
    ByteBuffer stereo = ByteBuffer.allocate(44 + 8000).order(ByteOrder.LITTLE_ENDIAN);
    stereo.put(mono, 0, 44).putInt(4, 36 + 8000).putShort(22, (short) 2).putInt(28, 32000);
    stereo.putShort(32, (short) 4).putInt(40, 8000);
    ByteBuffer samples = ByteBuffer.wrap(mono).order(ByteOrder.LITTLE_ENDIAN).position(44);
    while (samples.hasRemaining()) {
      short sample = samples.getShort();
      stereo.putShort(sample).putShort((short) -sample);
    }
    write("opposite.wav", stereo.array());
    byte[] faster = Disk.wavBytes(3);
    ByteBuffer.wrap(faster).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 16000).putInt(28, 32000);
    write("faster.wav", faster);
    FeatureCache cache = new FeatureCache(folder.resolve("cache"));
    for (int turn = 0; turn < 2; turn++) {
      LoadedCorpus loaded = load(cache, "mono.wav,,,5,5", "opposite.wav,,,5,5", "faster.wav,,,5,5");
      assertEquals(3, loaded.corpus().items().size());
      assertEquals(0, loaded.leftOut());
      assertEquals(
          List.of(
              "opposite.wav: " + Cancellation.WARNING,
              "mixed sample rates, which make features differ: 8000 Hz (2 clips), 16000 Hz (1 clip)"),
          loaded.problems().stream()
              .map(Problem::message)
              .filter(message -> !message.contains("too few"))
              .toList(),
          turn == 0 ? "extracted" : "cached");
    }
  }
}
