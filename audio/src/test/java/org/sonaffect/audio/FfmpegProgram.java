package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.audio.ffmpeg.Ffmpeg;

/** The ffmpeg on the PATH, which makes test files and is the oracle of their samples. */
final class FfmpegProgram {
  private FfmpegProgram() {}

  /** Skips the test where there is none; fails it where continuous integration should have one. */
  static void required() {
    if (Ffmpeg.find() == null) {
      if ("true".equals(System.getenv("CI"))) {
        fail("CI=true, and there is no ffmpeg on the PATH");
      }
      assumeTrue(false, "needs ffmpeg on the PATH");
    }
  }

  /** Runs ffmpeg with these arguments after the usual ones. */
  static void run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y", "-bitexact"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), String.join(" ", command) + ": " + said);
  }

  /** What ffmpeg decodes, channels averaged. */
  static float[] decode(Path file, int channels) throws IOException, InterruptedException {
    return decode(file, channels, List.of());
  }

  /** The same with a decoder of its that is not the first choice. */
  static float[] decode(Path file, int channels, String decoder)
      throws IOException, InterruptedException {
    return decode(file, channels, List.of("-c:a", decoder));
  }

  private static float[] decode(Path file, int channels, List<String> options)
      throws IOException, InterruptedException {
    Path raw = Files.createTempFile("decoded", ".f32");
    try {
      List<String> arguments = new ArrayList<>(options);
      arguments.addAll(List.of("-i", file.toString(), "-map", "0:a:0"));
      arguments.addAll(List.of("-c:a", "pcm_f32le", "-f", "f32le", raw.toString()));
      run(arguments.toArray(String[]::new));
      FloatBuffer floats =
          ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[] mono = new float[floats.remaining() / channels];
      for (int i = 0; i < mono.length; i++) {
        float sum = 0f;
        for (int c = 0; c < channels; c++) {
          sum += floats.get();
        }
        mono[i] = sum / channels;
      }
      return mono;
    } finally {
      Files.delete(raw);
    }
  }
}
