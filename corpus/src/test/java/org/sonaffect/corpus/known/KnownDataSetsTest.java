package org.sonaffect.corpus.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The list of data sets that are read as shipped. */
class KnownDataSetsTest {
  @Test
  void eachSaysWhatItIsAndHowToCheckACopy() {
    assertEquals(8, KnownDataSets.all().size());
    for (KnownDataSet each : KnownDataSets.all()) {
      assertTrue(each.layout().startsWith(each.folder() + "/\n"), each.layout());
      assertEquals(
          "format: %s\npath: %s\n".formatted(each.format(), each.folder()), each.manifest());
      assertEquals("./sonaffect corpus " + each.format() + ".yaml", each.command());
    }
    assertThrows(IllegalArgumentException.class, () -> KnownDataSets.named("nothing"));
  }
}
