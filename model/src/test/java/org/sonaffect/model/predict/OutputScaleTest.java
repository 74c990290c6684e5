package org.sonaffect.model.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputScaleTest {
  @Test
  void scalesAreReadAndMapTheirEnds() {
    for (OutputScale scale :
        new OutputScale[] {
          OutputScale.parse("1-9"),
          OutputScale.parse("0-1"),
          OutputScale.parse("-1-1"),
          OutputScale.parse("-2.5--0.5")
        }) {
      assertEquals(scale.low(), scale.of(-1), 1e-15);
      assertEquals(scale.high(), scale.of(1), 1e-15);
      assertEquals(scale.high() - scale.low(), scale.difference(2), 1e-15);
    }
    assertEquals(new OutputScale(1, 9), OutputScale.parse("1-9"));
    assertEquals(5, OutputScale.parse("1-9").of(0));
    assertEquals(new OutputScale(-2.5, -0.5), OutputScale.parse("-2.5--0.5"));
    assertEquals(OutputScale.USUAL, OutputScale.parse("-1-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "9-1", "1-1", "a-b", "1e3-5", "1-9-12", "NaN-1", "0 - 1"})
  void whatIsNoScaleIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> OutputScale.parse(text));
  }
}
