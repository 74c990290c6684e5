package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The mpg123 on the PATH: an oracle of MPEG audio besides ffmpeg, which shares no code with it. */
final class Mpg123Program {
  private Mpg123Program() {}

  /** Skips the test where there is none; fails it where continuous integration should have one. */
  static void required() {
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, "mpg123"))) {
        return;
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      fail("CI=true, and there is no mpg123 on the PATH");
    }
    assumeTrue(false, "needs mpg123 on the PATH");
  }

  /** What it decodes, channels averaged; without the encoder's delay and padding. */
  static float[] decode(Path file, int channels) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("mpg123", "-q", "-e", "f32", "-s", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] bytes = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IOException("mpg123 ended with " + process.exitValue());
    }
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    float[] mono = new float[floats.remaining() / channels];
    for (int i = 0; i < mono.length; i++) {
      float sum = 0f;
      for (int c = 0; c < channels; c++) {
        sum += floats.get();
      }
      mono[i] = sum / channels;
    }
    return mono;
  }
}
