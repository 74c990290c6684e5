package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.Cancellation;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.testkit.WavBytes;

/** What is laid over every format: telling it by content, segments, limits, finite samples. */
class AudioTest {
  @TempDir Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Path ramp() throws IOException {
    int[] samples = new int[16000];
    Arrays.setAll(samples, i -> i);
    return file("ramp.mp3", new WavBytes().samples(samples).build());
  }

  private static AudioException refused(Path file) {
    return assertThrows(AudioException.class, () -> Audio.read(file));
  }

  @Test
  void theFormatIsToldByContentNotByName() throws IOException {
    assertEquals(16000, Audio.read(ramp()).samples().length);
  }

  @Test
  void whatIsNoAudioIsNamed() throws IOException {
    AudioException text = refused(file("text.wav", "Dear listener,\nno sound".getBytes("UTF-8")));
    assertEquals(Kind.UNKNOWN_FORMAT, text.kind());
    assertEquals("a text file, not audio (begins \"Dear listener, no sound\")", text.getMessage());
    assertEquals(Kind.EMPTY, refused(file("empty.wav", new byte[0])).kind());
    assertEquals(Kind.UNKNOWN_FORMAT, refused(file("zeros.wav", new byte[99])).kind());
    assertEquals(Kind.NOT_FOUND, refused(folder.resolve("absent.wav")).kind());
    assertEquals(Kind.NOT_FOUND, refused(folder).kind());
    assertEquals(Kind.EMPTY, refused(file("silent.wav", new WavBytes().build())).kind());
  }

  @Test
  void aSegmentIsCutToTheSample() throws IOException {
    Clip whole = Audio.read(ramp());
    Clip part = Audio.read(ramp(), AudioOptions.DEFAULT.segment(0.25, 0.75));
    assertArrayEquals(Arrays.copyOfRange(whole.samples(), 4000, 12000), part.samples());
    assertEquals(
        4000, Audio.read(ramp(), AudioOptions.DEFAULT.segment(0.75, Double.NaN)).samples().length);
  }

  @Test
  void aSegmentBeyondTheEndIsReadAsFarAsItGoes() throws IOException {
    try (SampleStream stream = Audio.open(ramp(), AudioOptions.DEFAULT.segment(0.5, 2))) {
      assertEquals(8000, Audio.read(stream).samples().length);
      assertEquals(List.of("the segment ends at 2.0 s, the audio at 1.000 s"), stream.warnings());
    }
    AudioException e =
        assertThrows(
            AudioException.class, () -> Audio.read(ramp(), AudioOptions.DEFAULT.segment(1.5, 2)));
    assertEquals(Kind.EMPTY, e.kind());
  }

  @Test
  void whatIsLongerThanTheLimitIsRefused() {
    AudioOptions half = AudioOptions.DEFAULT.withLimits(0.5, Duration.ofMinutes(1));
    AudioException e = assertThrows(AudioException.class, () -> Audio.read(ramp(), half));
    assertEquals(Kind.TOO_LONG, e.kind());
  }

  @Test
  void samplesThatAreNoNumbersAreRefusedWithTheirPlace() throws IOException {
    ByteBuffer b = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    b.putFloat(0.5f).putFloat(Float.NaN).putFloat(0f);
    AudioException e =
        refused(file("nan.wav", new WavBytes().format(3, 1, 4, 32).data(b.array()).build()));
    assertEquals(Kind.NON_FINITE, e.kind());
    assertTrue(e.getMessage().startsWith("sample 1 is NaN"), e.getMessage());
  }

  @Test
  void ratesOutsideTheRangeAreRefused() throws IOException {
    for (int rate : new int[] {3999, 192_001}) {
      AudioException e = refused(file("rate.wav", new WavBytes().rate(rate).samples(1).build()));
      assertEquals(Kind.UNSUPPORTED, e.kind());
    }
  }

  @Test
  void optionsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> AudioOptions.DEFAULT.segment(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> AudioOptions.DEFAULT.segment(2, 2));
    assertThrows(IllegalArgumentException.class, () -> AudioOptions.DEFAULT.segment(Double.NaN, 2));
  }

  /** Loud to people and silent when mixed, in every format that has channels. */
  @Test
  void channelsInOppositePhaseAreTold() throws Exception {
    double[] sound = Sound.mixed(44100, 1, 0.5)[0];
    double[] opposite = Arrays.stream(sound).map(x -> -x).toArray();
    double[] other = Sound.mixed(44100, 2, 0.5)[1];
    Path wav = Sound.wav(folder.resolve("o.wav"), 44100, 16, new double[][] {sound, opposite});
    Path fair = Sound.wav(folder.resolve("f.wav"), 44100, 16, new double[][] {sound, other});
    assertEquals(List.of(Cancellation.WARNING), warnings(wav));
    assertEquals(List.of(), warnings(fair));
    assertEquals(
        List.of(),
        warnings(Sound.wav(folder.resolve("s.wav"), 44100, 16, new double[2][4000])),
        "silence");
    FfmpegProgram.required();
    for (String ending : List.of("flac", "aiff", "mp3", "mp2", "ogg", "m4a")) {
      for (Path each : List.of(wav, fair)) {
        Path encoded = folder.resolve(each.getFileName() + "." + ending);
        FfmpegProgram.run("-i", each.toString(), "-b:a", "256k", encoded.toString());
        assertEquals(warnings(each), warnings(encoded), ending);
      }
    }
  }

  private static List<String> warnings(Path file) throws IOException {
    try (SampleStream stream = Audio.open(file)) {
      Audio.read(stream);
      return stream.warnings();
    }
  }
}
