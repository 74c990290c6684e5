package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jtransforms.fft.FloatFFT_1D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Check values of docs/spec/float-math.md §M6. */
class RealFftTest {
  private static final String N8 =
      "41d00000 c1baaaac c154cc1c c14e034c c2255555 c0aaaaaa c0d667c7 c00d628a";
  private static final String N16 =
      "40d5554c c1e00003 c25539ae 4220dff7 c0fddb1e 419a8279 3ee17c08 413f90c7 "
          + "c2800000 41000000 4093ff5a 40ab0dc1 40a885c6 405413d0 40b2610e 3fcbafa0";
  private static final String N64 =
      "41b7fffe c2cb5556 426bca35 42343d26 40947ce8 c129b7ac 4202cd8e c143611d "
          + "c2832f62 42d8ae88 c29dc233 c298d87c c1ba6058 c0b174f0 c1e43a08 4080b3d7 "
          + "42104bb8 4280e6b4 c18cc9ef 40c1d52c c0b2ca07 c184e632 4102b00a 40706ac2 "
          + "42021a4b c20651ac c1bda174 42896068 c16f605e c185afaf c2856c10 410ccc54 "
          + "c1200002 42db5556 c2578dbf c28492b2 4298305d c3071a91 c28d055e c2398ecd "
          + "41066fa4 41d4974c c13aa72b c1a0d5be c1eff5e0 c1079016 427afa2a 415ad3a6 "
          + "4225099e c2af194c c1d31e2e c21bc5eb c196e304 c24cd52a c24bb7b8 c2bc82a6 "
          + "c2d15664 bf56bc80 409f290c 4221df6f c2102264 41899412 c28acab4 c266328c";

  static float[] input(int n) {
    float[] a = new float[n];
    for (long j = 0; j < n; j++) {
      a[(int) j] = ((37 * j * j + 11 * j + 5) % 101 - 50) / 3f;
    }
    return a;
  }

  /** The packed order of docs/spec/float-math.md §M1: R[0], R[n/2], then R[k], I[k]. */
  static float[] packed(float[] samples) {
    int n = samples.length;
    float[] re = new float[n / 2 + 1];
    float[] im = new float[n / 2 + 1];
    new RealFft(n).forward(samples, re, im);
    float[] out = new float[n];
    for (int k = 1; k < n / 2; k++) {
      out[2 * k] = re[k];
      out[2 * k + 1] = im[k];
    }
    out[0] = re[0];
    out[1] = re[n / 2];
    return out;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i] + 0f);
    }
    return bits;
  }

  private static int[] hex(String words) {
    return Arrays.stream(words.split(" ")).mapToInt(w -> Integer.parseUnsignedInt(w, 16)).toArray();
  }

  @Test
  void printedSpectraToTheBit() {
    assertArrayEquals(hex(N8), bits(packed(input(8))));
    assertArrayEquals(hex(N16), bits(packed(input(16))));
    assertArrayEquals(hex(N64), bits(packed(input(64))));
  }

  @ParameterizedTest
  @CsvSource({
    "64,fdf68f14", "128,3ecd6c34", "256,afee6903", "512,dc366c6c",
    "1024,e5c4b5d6", "2048,19be3521", "4096,2becd168", "8192,7036c812"
  })
  void hashesOfLongerSpectra(int n, String hash) {
    assertEquals(Integer.parseUnsignedInt(hash, 16), Arrays.hashCode(bits(packed(input(n)))));
  }

  @Test
  void firstPassTwiddles() {
    float[][] e = Twiddles.t1(32, true);
    assertArrayEquals(hex("3f7b14bf 3f6c835e 3f54db31"), bits(Arrays.copyOfRange(e[0], 1, 4)));
    assertArrayEquals(hex("3e47c5c3 3ec3ef16 3f0e39da"), bits(Arrays.copyOfRange(e[1], 1, 4)));
    assertArrayEquals(hex("3f54db31 3ec3ef15 be47c5c2"), bits(Arrays.copyOfRange(e[2], 1, 4)));
    assertArrayEquals(hex("3f0e39d9 3f6c835e 3f7b14bd"), bits(Arrays.copyOfRange(e[3], 1, 4)));
    e = Twiddles.t1(1024, true);
    assertArrayEquals(hex("3f7ffec4 3f7ffb11 3f7ff4e6"), bits(Arrays.copyOfRange(e[0], 1, 4)));
    assertArrayEquals(hex("3bc90f88 3c490e90 3c96c9b6"), bits(Arrays.copyOfRange(e[1], 1, 4)));
    assertArrayEquals(hex("3f7ff4e5 3f7fd397 3f7f9c17"), bits(Arrays.copyOfRange(e[2], 1, 4)));
    assertArrayEquals(hex("3c96c9b6 3d16c32c 3d621468"), bits(Arrays.copyOfRange(e[3], 1, 4)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384})
  void agreesWithAnotherFftWithinRounding(int n) {
    float[] mine = packed(input(n));
    float[] other = input(n);
    new FloatFFT_1D(n).realForward(other);
    double norm = 0;
    for (float v : input(n)) {
      norm += (double) v * v;
    }
    double tolerance = 4e-7 * Math.sqrt(norm * n);
    for (int i = 0; i < n; i++) {
      float sign = i % 2 == 1 && i > 1 ? -1f : 1f; // the other exponent
      assertEquals(sign * other[i], mine[i], tolerance, "slot " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384})
  void equalsThePlainRecursion(int n) {
    SplittableRandom random = new SplittableRandom(n);
    RealFft fft = new RealFft(n);
    PlainRealFft plain = new PlainRealFft(n);
    float[][] out = new float[4][n / 2 + 1];
    for (int trial = 0; trial < 40; trial++) {
      float[] x = new float[n];
      double scale = Math.pow(10, random.nextInt(-30, 30));
      double tone = random.nextDouble(3);
      for (int j = 0; j < n; j++) {
        x[j] =
            switch (trial % 4) {
              case 0 -> (float) (scale * (random.nextDouble() - 0.5));
              case 1 -> (float) (scale * Math.sin(tone * j));
              case 2 -> random.nextInt(-2, 3);
              default -> j < n * 2 / 3 ? random.nextInt(-32768, 32768) / 32767f : 0f;
            };
      }
      fft.forward(x, out[0], out[1]);
      plain.forward(x, out[2], out[3]);
      assertArrayEquals(bits(out[2]), bits(out[0]));
      assertArrayEquals(bits(out[3]), bits(out[1]));
    }
  }

  /** docs/spec/float-math.md §M7: twice the sum of cosines, the ends once. */
  @ParameterizedTest
  @ValueSource(ints = {4, 16, 64, 512, 2048})
  void theInverseOfARealSpectrumIsASumOfCosines(int n) {
    SplittableRandom random = new SplittableRandom(n);
    float[] power = new float[n / 2 + 1];
    double size = 0;
    for (int k = 0; k < power.length; k++) {
      power[k] = (float) random.nextDouble();
      size += power[k];
    }
    RealFft fft = new RealFft(n);
    fft.inverseOfReal(power, new float[n]);
    for (int i = 0; i < n; i += Math.max(1, n / 50 - 1)) {
      double sum = 0.5 * (power[0] + power[n / 2] * (i % 2 == 0 ? 1 : -1));
      for (int k = 1; k < n / 2; k++) {
        sum += power[k] * Math.cos(2 * Math.PI * k * i / n);
      }
      assertEquals(sum, fft.sample(i), 1e-6 * size, "sample " + i);
    }
  }

  @Test
  void refusesOtherSizes() {
    for (int n : new int[] {-4, 0, 1, 3, 1000, 1 << 21}) {
      assertThrows(IllegalArgumentException.class, () -> new RealFft(n));
    }
  }
}
