package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  @Test
  void agreesWithTheTrueValueToTheLastDigits() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300_000; i++) {
      double x = StrictMath.exp(random.nextDouble(-40, 40));
      double near = 1 + random.nextDouble(-0.01, 0.01);
      for (double v : new double[] {x, near}) {
        double log = StrictMath.log(v) / StrictMath.log(2);
        assertEquals(log, Logarithm.base2(v), 4e-16 * (1 + Math.abs(log)));
      }
    }
  }

  @Test
  void exactAtPowersOfTwo() {
    for (int e = -1000; e <= 1000; e++) {
      assertEquals(e, Logarithm.base2(Math.scalb(1.0, e)));
    }
  }
}
