package org.sonaffect.audio.mpeg;

import java.util.Arrays;
import java.util.List;

/**
 * The polyphase filter bank of one channel: samples out of those of 32 subbands (ISO/IEC 11172-3
 * clause 2.4.3.2.2, figure 3-A.2).
 */
final class Synthesis {
  /** Subbands, and samples that come of one of each. */
  static final int SIZE = 32;

  /** Values that the matrixing makes of the 32, and times that the window reaches over. */
  private static final int VECTOR = 2 * SIZE;

  private static final int TIMES = 16;

  /** Table 3-B.3. */
  private static final float[] WINDOW = window();

  private final CosineTransform cosines = new CosineTransform();

  /** The vectors V, the newest first; they move towards the start. */
  private final float[] vectors = new float[VECTOR * (TIMES + 4 * Imdct.SIZE)];

  private int newest = vectors.length - VECTOR * TIMES;

  private static float[] window() {
    float[] window = new float[512];
    int i = 0;
    List<String> lines = Tables.lines("synthesis-window.txt");
    for (String line : lines) {
      for (String word : line.split(" ")) {
        float value = Integer.parseInt(word) / 65536f;
        window[i] = value;
        if (i > 0) {
          window[512 - i] = i % 64 == 0 ? value : -value;
        }
        i++;
      }
    }
    return window;
  }

  /** Forgets what was heard so far. */
  void reset() {
    Arrays.fill(vectors, 0f);
  }

  /**
   * Makes the samples of some times.
   *
   * @param subbands for each time the 32 subbands
   * @param output 32 samples for each time, from {@code offset} on
   */
  void run(float[] subbands, int times, float[] output, int offset) {
    for (int time = 0; time < times; time++) {
      if (newest == 0) {
        int kept = VECTOR * (TIMES - 1);
        newest = vectors.length - kept;
        System.arraycopy(vectors, 0, vectors, newest, kept);
      }
      newest -= VECTOR;
      matrix(subbands, time * SIZE);
      window(output, offset + time * SIZE);
    }
  }

  /** {@code V[i] = sum cos((16 + i)(2k + 1) π / 64) S[k]}, i from 0 to 63. */
  private void matrix(float[] subbands, int at) {
    float[] c = cosines.transform(subbands, at);
    float[] v = vectors;
    int from = newest;
    for (int i = 0; i < 16; i++) {
      v[from + i] = c[16 + i];
      v[from + 17 + i] = -c[31 - i];
    }
    v[from + 16] = 0f;
    for (int i = 0; i < 16; i++) {
      v[from + 32 + i] = -c[16 - i];
      v[from + 48 + i] = -c[i];
    }
  }

  /**
   * {@code sum D[j + 32 i] U[j + 32 i]}, i from 0 to 15, where U are pieces of the last vectors.
   */
  private void window(float[] output, int at) {
    float[] v = vectors;
    float[] d = WINDOW;
    int from = newest;
    for (int j = 0; j < SIZE; j++) {
      int n = from + j;
      output[at + j] =
          d[j] * v[n]
              + d[j + 32] * v[n + 96]
              + d[j + 64] * v[n + 128]
              + d[j + 96] * v[n + 224]
              + d[j + 128] * v[n + 256]
              + d[j + 160] * v[n + 352]
              + d[j + 192] * v[n + 384]
              + d[j + 224] * v[n + 480]
              + d[j + 256] * v[n + 512]
              + d[j + 288] * v[n + 608]
              + d[j + 320] * v[n + 640]
              + d[j + 352] * v[n + 736]
              + d[j + 384] * v[n + 768]
              + d[j + 416] * v[n + 864]
              + d[j + 448] * v[n + 896]
              + d[j + 480] * v[n + 992];
    }
  }
}
