package org.sonaffect.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.acoustics.table.Extraction;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.acoustics.tonal.Tonal;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/** The set {@code tonal} hears the channels, the others beside it the mono mix. */
class TonalUnionTest {
  private static final FeatureSets BOTH = FeatureSets.parse("egemaps,tonal");

  private static Path file(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(TonalUnionTest.class.getResourceAsStream("/encoded/" + name))) {
      Files.copy(in, file);
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lame-44100-stereo-vbr.mp3", "vorbis-44100-stereo.ogg", "lame-22050-mono.mp3"})
  void togetherAreTheBitsOfEachAlone(String name, @TempDir Path folder) throws IOException {
    Path file = file(folder, name);
    float[] together = BOTH.functionals(file);
    float[] egemaps = FeatureSet.EGEMAPS.functionals(Audio.read(file));
    assertArrayEquals(egemaps, Arrays.copyOf(together, 88));
    float[] tonal = Tonal.functionals(file);
    assertArrayEquals(tonal, Arrays.copyOfRange(together, 88, 88 + 29));
    assertArrayEquals(tonal, FeatureSet.TONAL.functionals(file));
    boolean stereo = name.contains("stereo");
    assertEquals(!stereo, Arrays.equals(tonal, Tonal.functionals(Audio.read(file))), "channels");
  }

  @Test
  void windowsAreThoseOfTheChannels(@TempDir Path folder) throws Exception {
    Path file = file(folder, "lame-44100-stereo-vbr.mp3");
    for (TableFormat format : TableFormat.values()) {
      ExtractionOptions options = ExtractionOptions.DEFAULT.withSets(BOTH).withFormat(format);
      Path table = folder.resolve("t." + format.title());
      List<AudioSegment> clips = List.of(AudioSegment.whole(file));
      Extraction.run(clips, table, options.withWindows(0.08, 0.02), ExtractionListener.NONE);
      assertTrue(Files.size(table) > 0, format.title());
    }
    List<String> rows = Files.readAllLines(folder.resolve("t.csv"));
    assertTrue(rows.size() > 2, rows.size() + " rows");
    String[] second = rows.get(2).split(",");
    AudioOptions part = AudioOptions.DEFAULT.segment(0.02, 0.1);
    float[] tonal = Tonal.functionals(file, part);
    float[] egemaps = FeatureSet.EGEMAPS.functionals(Audio.read(file, part));
    for (int i = 0; i < 88 + 29; i++) {
      float wanted = i < 88 ? egemaps[i] : tonal[i - 88];
      assertEquals(wanted, Float.parseFloat(second[3 + i]), BOTH.featureNames().get(i));
    }
  }

  @Test
  void aSampleWillDoAndThereAreNoContours(@TempDir Path folder) throws IOException {
    FeatureSet set = FeatureSet.TONAL;
    assertEquals(29, set.functionals(new Clip(new float[1], 8000)).length);
    Clip nothing = new Clip(new float[0], 8000);
    assertThrows(AudioException.class, () -> set.functionals(nothing));
    assertThrows(IllegalArgumentException.class, () -> set.contours(nothing));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ExtractionOptions.DEFAULT
                .withSets(FeatureSets.parse("tonal"))
                .withLevel(ExtractionOptions.Level.CONTOURS));
    Path file = file(folder, "vorbis-44100-stereo.ogg");
    try (SampleStream each = Audio.open(file, AudioOptions.DEFAULT.withEachChannel())) {
      assertFalse(each.beginsWithMix());
      assertThrows(IllegalArgumentException.class, () -> FeatureSet.EGEMAPS.functionals(each));
    }
  }
}
