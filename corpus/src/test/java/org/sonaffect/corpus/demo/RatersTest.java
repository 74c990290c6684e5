package org.sonaffect.corpus.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sonaffect.corpus.demo.Raters.Rating;

/** Simulated listeners follow what is expected, never leave the scale, and never quite agree. */
class RatersTest {
  private final Raters raters = new Raters("music");

  @Test
  void theSameClipGetsTheSameRatings() {
    assertEquals(raters.rate("a", "arousal", 6), new Raters("music").rate("a", "arousal", 6));
    assertNotEquals(raters.rate("a", "arousal", 6), raters.rate("b", "arousal", 6));
    assertNotEquals(raters.rate("a", "arousal", 6), raters.rate("a", "valence", 6));
    assertNotEquals(raters.rate("a", "arousal", 6), new Raters("sounds").rate("a", "arousal", 6));
  }

  @Test
  void meansFollowWhatIsExpected() {
    double offset = 0;
    double squares = 0;
    int clips = 400;
    for (int i = 0; i < clips; i++) {
      double expected = 3 + 4.0 * i / clips;
      double miss = raters.rate("clip " + i, "arousal", expected).mean() - expected;
      offset += miss / clips;
      squares += miss * miss / clips;
    }
    assertTrue(Math.abs(offset) < 0.3, "offset " + offset);
    double spread = Math.sqrt(squares - offset * offset);
    assertTrue(spread > 0.35 && spread < 0.65, "noise of a mean " + spread);
  }

  @Test
  void ratingsStayOnTheScale() {
    for (double expected : new double[] {-40, 0.5, 5, 9.5, 40}) {
      Rating rating = raters.rate("far", "valence", expected);
      assertTrue(rating.mean() >= 1 && rating.mean() <= 9);
      assertTrue(rating.deviation() >= 0 && rating.deviation() < 4);
    }
    assertEquals(new Rating(9, 0), raters.rate("far", "valence", 90));
  }

  @Test
  void ratersDisagreeAsPeopleDo() {
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += raters.rate("clip " + i, "valence", 5).deviation() / 200;
    }
    assertEquals(1.5, sum, 0.3);
  }
}
