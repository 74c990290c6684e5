package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.Clip;

/** Every printed digit of the reference clips that travel with the tests. */
class ShippedContoursTest {
  static InputStream resource(String name) {
    return Objects.requireNonNull(
        ShippedContoursTest.class.getResourceAsStream("/compare2013/" + name), name);
  }

  static Clip clip(String name) throws IOException {
    try (InputStream in = resource(name + ".wav")) {
      return TinyWav.read(in.readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny_50ms_16k_mono",
        "short_100ms_16k_mono",
        "short_400ms_16k_mono",
        "pitchhold0_16k_mono",
        "dc_8k_mono"
      })
  void printedDigits(String name) throws IOException {
    try (InputStream table = resource(name + ".lld.csv.gz")) {
      assertEquals(
          List.of(),
          ReferenceTable.differences(
              name, ReferenceTable.lines(table), ReferenceContoursTest.contours(clip(name))));
    }
  }
}
