package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.contour.Edition;
import org.sonaffect.acoustics.contour.RawContours;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;

/** docs/spec/compare2013-functionals.md §F5, and contours that no audio brings about. */
class DegenerateContoursTest {
  private static float functional(Component component, String name, float... contour) {
    Series series = new Series(Math.max(1, contour.length));
    if (component == Component.NZ) {
      series.setNonZero(contour, contour.length);
    } else {
      series.set(contour, contour.length);
    }
    float[] out = new float[component.functionals().size()];
    component.compute(Edition.COMPARE2013, series, out, 0);
    return out[component.functionals().indexOf(name)];
  }

  @Test
  void withoutAnySoundEverythingIsZeroButFlatness() {
    for (Component component : Component.values()) {
      for (String name : component.functionals()) {
        float wanted = name.equals("flatness") && component != Component.NZ ? 1f : 0f;
        assertEquals(wanted, functional(component, name, new float[40]), component + " " + name);
      }
    }
  }

  @Test
  void aSingleSample() {
    assertEquals(0f, functional(Component.A, "maxPos", -3f));
    assertEquals(-3f, functional(Component.A, "quartile3", -3f));
    assertEquals(9f, functional(Component.A, "lpgain", -3f));
    assertEquals(-0f, functional(Component.A, "leftctime", -3f), "0/(-1)");
    assertEquals(-3f, functional(Component.LLD, "linregc2", -3f));
    assertEquals(-3f, functional(Component.LLD, "qregc3", -3f));
    assertEquals(-0f, functional(Component.LLD, "centroid", -3f));
  }

  @Test
  void aConstant() {
    float[] constant = new float[50];
    java.util.Arrays.fill(constant, 2.5f);
    for (String name : new String[] {"range", "maxPos", "iqr1-3", "stddev", "risetime"}) {
      assertEquals(0f, functional(Component.A, name, constant), name);
    }
    assertEquals(0f, functional(Component.LLD, "meanPeakDist", constant));
    assertEquals(2.5f, functional(Component.LLD, "linregc2", constant), 1e-6f);
  }

  private static RawContours contours(
      int frames60, int released, java.util.function.DoubleSupplier value) {
    int frames20 = frames60 + 4;
    float[][] values = new float[65][];
    for (int c = 0; c < 65; c++) {
      values[c] = new float[c < 6 || c == 9 ? frames60 : frames20];
      for (int i = 0; i < values[c].length; i++) {
        values[c][i] = (float) value.getAsDouble();
      }
    }
    return new RawContours(16000, frames60, frames20, released, values);
  }

  @Test
  void anyFiniteContoursOfAnyLengthGiveFiniteFunctionals() throws AudioException {
    SplittableRandom random = new SplittableRandom(4);
    for (int frames = 1; frames < 60; frames++) {
      int kind = frames % 3;
      RawContours raw =
          contours(
              frames,
              random.nextInt(frames),
              () -> kind == 0 ? random.nextInt(3) - 1 : kind == 1 ? 0 : 100 * random.nextDouble());
      assertEquals(6373, Functionals.of(raw, Edition.COMPARE2013).length);
    }
  }

  @Test
  void contoursThatAreNotFiniteAreRefusedByName() {
    RawContours raw = contours(20, 19, () -> 1);
    raw.values()[1][3] = Float.NaN;
    AudioException e =
        assertThrows(AudioException.class, () -> Functionals.of(raw, Edition.COMPARE2013));
    assertEquals(Kind.NON_FINITE, e.kind());
    assertTrue(e.getMessage().startsWith("voicingFinalUnclipped_sma"), e.getMessage());
    RawContours huge = contours(20, 19, () -> 1e25);
    assertEquals(
        Kind.NON_FINITE,
        assertThrows(AudioException.class, () -> Functionals.of(huge, Edition.COMPARE2013)).kind());
  }

  @Test
  void noFrameIsTooShort() {
    AudioException e =
        assertThrows(
            AudioException.class,
            () -> Functionals.of(contours(0, 0, () -> 1), Edition.COMPARE2013));
    assertEquals(Kind.TOO_SHORT, e.kind());
  }
}
