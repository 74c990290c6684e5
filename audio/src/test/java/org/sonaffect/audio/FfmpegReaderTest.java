package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.audio.ffmpeg.Container;
import org.sonaffect.audio.ffmpeg.FfmpegReader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.testkit.WavBytes;

/** What is left to ffmpeg, and what happens where there is none or it misbehaves. */
class FfmpegReaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "m4a, -c:a aac -b:a 96k",
    "mp4, -f lavfi -i color=s=64x64:d=1 -map 0:a -map 1:v -c:v mpeg4 -c:a aac",
    "aac, -c:a aac -f adts",
    "opus, -c:a libopus -b:a 64k",
    "webm, -c:a libopus -b:a 64k",
    "wma, -c:a wmav2",
    "mkv, -c:a libvorbis",
    "avi, -c:a ac3",
    "mov, -c:a alac",
    "wv, -c:a wavpack",
    "ts, -c:a mp2 -f mpegts",
    "vob, -c:a mp2 -f vob",
    "mka, -c:a mp2",
    "wav, -c:a mp2",
    "caf, -c:a pcm_s16be",
    "w64, -c:a pcm_s24le",
    "voc, -c:a pcm_s16le",
    "latm, -c:a aac -f latm",
    "aifc, -c:a adpcm_ima_qt -f aiff",
  })
  void decodesAsFfmpegDoes(String suffix, String arguments, @TempDir Path folder) throws Exception {
    FfmpegProgram.required();
    Path wav = Sound.wav(folder.resolve("in.wav"), 48000, 16, Sound.mixed(48000, 2, 0.7));
    Path file = folder.resolve("-it's 100% \"odd\"." + suffix);
    List<String> command = new ArrayList<>(List.of("-i", wav.toString()));
    command.addAll(List.of(arguments.split(" ")));
    command.add("file:" + file);
    FfmpegProgram.run(command.toArray(String[]::new));

    Clip clip = Audio.read(file);
    assertEquals(48000, clip.sampleRate());
    // Its first choice for this coding rounds to 16 bits.
    float[] expected =
        arguments.startsWith("-c:a mp2")
            ? FfmpegProgram.decode(file, 2, "mp2float")
            : FfmpegProgram.decode(file, 2);
    assertEquals(expected.length, clip.samples().length);
    // As in a WAV, integers are divided by the largest one and not by a power of two.
    double power =
        switch (suffix) {
          case "w64" -> 8388608 / 8388352.0;
          case "mov", "wv", "caf", "aifc", "voc" -> 32768 / 32767.0;
          default -> 1;
        };
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) (expected[i] * power);
    }
    assertTrue(Decibels.signalToNoise(expected, clip.samples()) > 120);
    if (suffix.equals("aifc") || suffix.equals("wav")) {
      // Known here by its header, which a stream does not give a second time.
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      assertEquals(
          expected.length,
          Audio.read(Audio.open(in, AudioOptions.DEFAULT)).samples().length,
          "from a stream");
    }
  }

  @Test
  void withoutFfmpegTheErrorSaysSo() {
    byte[] opus = "OggS and no more".getBytes(StandardCharsets.US_ASCII);
    AudioException e =
        assertThrows(
            AudioException.class,
            () ->
                new FfmpegReader(() -> null)
                    .open(
                        ByteSource.of(new java.io.ByteArrayInputStream(opus)),
                        AudioOptions.DEFAULT));
    assertEquals(Kind.UNSUPPORTED, e.kind());
    assertEquals(
        "Ogg other than Vorbis and FLAC (Opus, Speex) is decoded by ffmpeg, and there is no ffmpeg"
            + " on the PATH",
        e.getMessage());
  }

  @Test
  void aBrokenFileIsAnErrorWithFfmpegsReason(@TempDir Path folder) throws IOException {
    FfmpegProgram.required();
    Path file =
        Files.writeString(folder.resolve("broken.m4a"), "....ftypM4A and nothing that makes sense");
    AudioException e = assertThrows(AudioException.class, () -> Audio.read(file));
    assertEquals(Kind.CORRUPT, e.kind());
    assertTrue(e.getMessage().contains("ffmpeg"), e.getMessage());
    assertTrue(!e.getMessage().contains(folder.toString()), e.getMessage());
  }

  @Test
  void aFileWithoutASoundTrackIsNamed(@TempDir Path folder) throws Exception {
    FfmpegProgram.required();
    Path file = folder.resolve("silent.mp4");
    FfmpegProgram.run("-f", "lavfi", "-i", "color=s=64x64:d=1", "-c:v", "mpeg4", file.toString());
    AudioException e = assertThrows(AudioException.class, () -> Audio.read(file));
    assertEquals("ffmpeg cannot decode it: it has no sound track", e.getMessage());
  }

  /** The reason of the reader that knows the format comes first, whatever ffmpeg says. */
  @Test
  void anUnknownCodingIsNamed(@TempDir Path folder) throws IOException {
    FfmpegProgram.required();
    for (int bytes : new int[] {0, 4000}) {
      byte[] wav = new WavBytes().format(0x4711, 1, 2, 16).data(new byte[bytes]).build();
      Path file = Files.write(folder.resolve(bytes + ".wav"), wav);
      AudioException e = assertThrows(AudioException.class, () -> Audio.read(file));
      assertEquals(Kind.UNSUPPORTED, e.kind());
      assertTrue(
          e.getMessage().startsWith("WAV holds an unknown coding (format tag 0x4711)"),
          e.getMessage());
      assertTrue(e.getMessage().contains("; ffmpeg "), e.getMessage());
    }
  }

  /** Where no encoder makes them: the first bytes lead to ffmpeg, with its name of the format. */
  @ParameterizedTest
  @CsvSource({
    "tBaK, TAK, tak",
    "ajkg, Shorten, shn",
    "Creative Voice File, VOC, voc",
    "RF64....WAVE, compressed WAV, wav",
    "RIFX....WAVE, compressed WAV, wav",
  })
  @DisabledOnOs(OS.WINDOWS)
  void firstBytesLeadToFfmpeg(String start, String title, String demuxer, @TempDir Path folder)
      throws IOException {
    Path program =
        script(
            folder,
            "echo \"$@\" > '"
                + folder
                + "/arguments'; printf '.snd\\000\\000\\000\\030\\377\\377\\377\\377"
                + "\\000\\000\\000\\006\\000\\000\\076\\200\\000\\000\\000\\001'; "
                + "printf '\\077\\000\\000\\000'");
    Path file = Files.writeString(folder.resolve("x"), start + "....");
    FfmpegReader reader = new FfmpegReader(() -> program);
    assertTrue(reader.recognises(Files.readAllBytes(file)));
    assertEquals(title, Container.of(Files.readAllBytes(file)).title());
    try (SampleStream stream = reader.open(ByteSource.of(file), AudioOptions.DEFAULT)) {
      float[] samples = new float[2];
      assertEquals(1, stream.read(samples, 0, 2));
      assertEquals(0.5f, samples[0]);
    }
    assertTrue(Files.readString(folder.resolve("arguments")).contains("-f " + demuxer + " -i"));
  }

  /** An ffmpeg without the decoder that gives floats is taken as it is. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void withoutAFloatDecoderTheOtherOneIsTaken(@TempDir Path folder) throws IOException {
    Path program =
        script(
            folder,
            "case \"$*\" in *mp2float*) exit 1 ;; esac; "
                + "echo '[info]   Stream #0:0: Audio: mp2, 16000 Hz, mono, s16p' >&2; "
                + "echo '[info]   Stream #0:0 -> #0:0 (mp2 (native) -> pcm_f32be)' >&2; "
                + "echo '[info] Output #0' >&2; "
                + "printf '.snd\\000\\000\\000\\030\\377\\377\\377\\377"
                + "\\000\\000\\000\\006\\000\\000\\076\\200\\000\\000\\000\\001'; "
                + "printf '\\077\\000\\000\\000'");
    Path file = Files.write(folder.resolve("x"), new byte[] {0, 0, 1, (byte) 0xBA, 0});
    FfmpegReader reader = new FfmpegReader(() -> program);
    try (SampleStream stream = reader.open(ByteSource.of(file), AudioOptions.DEFAULT)) {
      float[] samples = new float[2];
      assertEquals(1, stream.read(samples, 0, 2));
      assertEquals(0.5f * 32768 / 32767, samples[0]);
    }
  }

  /** A playlist is no audio: it could name other files. */
  @ParameterizedTest
  @CsvSource({"#EXTM3U", "ffconcat version 1.0", "<?xml version=\"1.0\"?><MPD>", "v=0"})
  void playlistsAreNotRead(String start, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("list.mp4"), start + "\nfile /etc/hostname\n");
    AudioException e = assertThrows(AudioException.class, () -> Audio.read(file));
    assertEquals(Kind.UNKNOWN_FORMAT, e.kind());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatHangsIsStopped(@TempDir Path folder) throws IOException {
    assertStopped(script(folder, "sleep 1000"), m4a(folder));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatHangsWhileItTakesMpegAudioOutIsStopped(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x"), new byte[] {0, 0, 1, (byte) 0xBA, 0});
    assertStopped(
        script(
            folder,
            "case \"$*\" in *copy*) sleep 1000 ;; esac; "
                + "echo '[info]   Stream #0:0 -> #0:0 (mp3 (mp3float) -> pcm_f32be)' >&2; "
                + "echo '[info] Output #0' >&2; "
                + "printf '.snd\\000\\000\\000\\030\\377\\377\\377\\377"
                + "\\000\\000\\000\\006\\000\\000\\076\\200\\000\\000\\000\\001'"),
        file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatTalksForEverIsStopped(@TempDir Path folder) throws IOException {
    assertStopped(script(folder, "while true; do echo complaint >&2; done"), m4a(folder));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatWritesForEverIsStoppedByTheLimitOfDuration(@TempDir Path folder)
      throws IOException {
    Path program =
        script(
            folder,
            "printf '.snd\\000\\000\\000\\030\\377\\377\\377\\377\\000\\000\\000\\006"
                + "\\000\\000\\076\\200\\000\\000\\000\\001'; cat /dev/zero");
    assumeTrue(Files.exists(Path.of("/dev/zero")), "needs /dev/zero");
    Path file = Files.writeString(folder.resolve("x.m4a"), "....ftypM4A ");
    FfmpegReader reader = new FfmpegReader(() -> program);
    try (SampleStream stream = reader.open(ByteSource.of(file), AudioOptions.DEFAULT)) {
      assertEquals(16000, stream.sampleRate());
      float[] samples = new float[4096];
      for (int i = 0; i < 1000; i++) {
        assertTrue(stream.read(samples, 0, samples.length) > 0);
      }
    }
  }

  private static Path script(Path folder, String body) throws IOException {
    Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static Path m4a(Path folder) throws IOException {
    return Files.writeString(folder.resolve("x.m4a"), "....ftypM4A ");
  }

  private static void assertStopped(Path program, Path file) {
    AudioOptions brief = AudioOptions.DEFAULT.withLimits(60, Duration.ofMillis(300));
    long before = System.nanoTime();
    AudioException e =
        assertThrows(
            AudioException.class,
            () -> new FfmpegReader(() -> program).open(ByteSource.of(file), brief));
    assertEquals(Kind.TOO_LONG, e.kind(), e.getMessage());
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(20).toNanos());
  }
}
