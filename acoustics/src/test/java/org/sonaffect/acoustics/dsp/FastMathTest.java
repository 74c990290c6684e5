package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FastMathTest {
  @Test
  void logarithmsAgreeToTheLastDigits() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300_000; i++) {
      double x = StrictMath.exp(random.nextDouble(-40, 40));
      double near = 1 + random.nextDouble(-0.01, 0.01);
      for (double v : new double[] {x, near}) {
        double log = StrictMath.log(v) / StrictMath.log(2);
        assertEquals(log, FastMath.log2(v), 4e-16 * (1 + Math.abs(log)));
      }
    }
  }

  @Test
  void exactAtPowersOfTwo() {
    for (int e = -1000; e <= 1000; e++) {
      assertEquals(e, FastMath.log2(Math.scalb(1.0, e)));
    }
  }

  @Test
  void powersAreThoseOfStrictMath() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 300_000; i++) {
      float x = (float) StrictMath.exp(random.nextDouble(-60, 60));
      assertEquals((float) StrictMath.pow(x, 0.33f), FastMath.power(x, 0.33f));
      double y = random.nextDouble(4, 15);
      assertEquals((float) StrictMath.exp(y * StrictMath.log(2)), FastMath.base2Power(y));
      double e = random.nextDouble(-900, 900);
      double p = StrictMath.pow(2, e);
      assertEquals(p, FastMath.exp2(e), 1e-15 * p);
    }
  }

  @Test
  void rootMeanSquaresAreThoseOfTheSequentialSum() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 2000; i++) {
      float[] x = new float[random.nextInt(1, 3000)];
      for (int j = 0; j < x.length; j++) {
        x[j] = (float) (random.nextDouble() - 0.5);
      }
      int from = random.nextInt(x.length);
      assertEquals(
          RoundedSum.sequential(x, from, x.length - from),
          RoundedSum.rootMeanSquare(x, from, x.length - from));
    }
  }
}
