package org.sonaffect.automl.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;

class SpaceTest {
  private final Space space = SmallSpace.space();

  @Test
  void aPointIsReadBackFromItsText() {
    SplitMix64 random = Seeds.of(1).random();
    for (int i = 0; i < 200; i++) {
      Point point = space.sample(random);
      assertEquals(point, Point.parse(point.text()));
      assertEquals(point, space.point(point.text()));
    }
  }

  @Test
  void settingsExistUnderTheirConditionOnly() {
    SplitMix64 random = Seeds.of(2).random();
    for (int i = 0; i < 200; i++) {
      Point point = space.sample(random);
      assertEquals(point.word("family").equals("near"), point.has("near.count"));
      Point neighbour = space.neighbour(point, random);
      assertEquals(neighbour.word("family").equals("near"), neighbour.has("near.count"));
    }
  }

  @Test
  void neighboursDifferInOneSettingOfTheSameFamily() {
    SplitMix64 random = Seeds.of(3).random();
    Point point = space.point("family=shrunk");
    for (int i = 0; i < 100; i++) {
      Point neighbour = space.neighbour(point, random);
      if (neighbour.word("family").equals("shrunk")) {
        boolean penalty = !neighbour.word("shrunk.penalty").equals(point.word("shrunk.penalty"));
        boolean columns = !neighbour.word("columns").equals(point.word("columns"));
        assertTrue(!(penalty && columns));
      }
    }
  }

  @Test
  void whatDoesNotExistIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> space.point("family=near;shrunk.penalty=1"));
    assertThrows(IllegalArgumentException.class, () -> space.point("family=near;near.count=31"));
    assertThrows(IllegalArgumentException.class, () -> space.point("near"));
  }

  @Test
  void pointsHaveDifferentCodes() {
    double[] a = space.encode(space.point("family=near;near.count=3"));
    double[] b = space.encode(space.point("family=near;near.count=4"));
    assertEquals(a.length, b.length);
    assertNotEquals(Arrays.toString(a), Arrays.toString(b));
  }
}
