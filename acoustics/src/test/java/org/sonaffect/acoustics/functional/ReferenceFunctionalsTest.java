package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.ReferenceTables;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.testkit.SharedFolder;

/** WAV in, all 6373 functionals out, character by character what the reference prints. */
class ReferenceFunctionalsTest {
  private static final String RESOURCES = "/compare2013/";

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(ReferenceFunctionalsTest.class.getResource(RESOURCES + name))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(String name, Path wav, Path table) throws IOException {
    try (InputStream in = Files.newInputStream(table)) {
      List<String> wanted = ReferenceClips.lines(in);
      if (wanted.size() == 1) {
        AudioException e =
            assertThrows(
                AudioException.class,
                () ->
                    ReferenceTables.functionals(
                        FeatureSet.COMPARE2013, name, ReferenceTables.read(wav)));
        assertEquals(Kind.TOO_SHORT, e.kind());
        return;
      }
      List<String> found =
          ReferenceTables.functionals(FeatureSet.COMPARE2013, name, ReferenceTables.read(wav));
      assertEquals(List.of(), ReferenceTables.differences(name, wanted, found));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short_100ms_16k_mono",
        "short_400ms_16k_mono",
        "dc_8k_mono",
        "pitchhold0_16k_mono",
        "speech_8bit_8k_mono"
      })
  void smallClips(String name) throws IOException {
    check(name, resource(name + ".wav"), resource(name + ReferenceClips.TABLE));
  }

  @Test
  void lessThanAFrameIsRefusedWithItsLength() {
    AudioException e =
        assertThrows(
            AudioException.class,
            () -> ComParE2013.functionals(resource("tiny_50ms_16k_mono.wav")));
    assertEquals(Kind.TOO_SHORT, e.kind());
    assertEquals(
        "0.0500 s of audio (800 samples at 16000 Hz), expected one frame of 0.06 s or more",
        e.getMessage());
  }

  @Test
  void bytesReadRightlyAreNotTheNoiseTheReferenceHears() throws IOException {
    Path wav = resource("speech_8bit_8k_mono.wav");
    float[] quirk = ComParE2013.functionals(ReferenceTables.read(wav));
    float[] right = ComParE2013.functionals(wav);
    int energy = ComParE2013.featureIndex("pcm_RMSenergy_sma_rqmean");
    assertTrue(right[energy] < 0.2f * quirk[energy], right[energy] + " " + quirk[energy]);
  }

  @Test
  void allSelfMadeClips() throws IOException {
    Path folder = SharedFolder.orSkip("compare2013").resolve("reference");
    for (Path table : ReferenceClips.list(folder, ReferenceClips.TABLE)) {
      String name = table.getFileName().toString().replace(ReferenceClips.TABLE, "");
      check(name, folder.resolve(name + ".wav"), table);
    }
  }

  @Test
  void allRealClips(@TempDir Path converted) throws IOException, InterruptedException {
    Path folder = SharedFolder.orSkip("compare2013").resolve("reference-real");
    for (Path table : ReferenceClips.list(folder, ReferenceClips.TABLE)) {
      String name = table.getFileName().toString().replace(ReferenceClips.TABLE, "");
      Path wav = converted.resolve(name + ".wav");
      assumeTrue(ReferenceClips.convert(folder.resolve(name + ".flac"), wav), "needs ffmpeg");
      check(name, wav, table);
    }
  }

  @Test
  void anExtensibleHeaderIsReadWhereTheReferenceRefusesIt() throws IOException {
    Path folder = SharedFolder.orSkip("compare2013").resolve("reference");
    Clip fine = Audio.read(folder.resolve("chords_24bit_44k_stereo.wav"));
    Clip coarse =
        Audio.read(folder.resolve("chords_44k_stereo.wav"), AudioOptions.DEFAULT.segment(0, 1));
    assertEquals(coarse.samples().length, fine.samples().length);
    for (int i = 0; i < fine.samples().length; i++) {
      assertEquals(coarse.samples()[i], fine.samples()[i], 1.5f / 32767f, "sample " + i);
    }
  }
}
