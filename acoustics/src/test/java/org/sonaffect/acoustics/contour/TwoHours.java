package org.sonaffect.acoustics.contour;

import java.io.IOException;

/** Two hours of sound at 44.1 kHz to contours; run by {@link LongSoundTest} in a small heap. */
final class TwoHours {
  private TwoHours() {}

  public static void main(String[] arguments) throws IOException {
    float[] minute = ContourExtractorTest.hum(44100, 60, 9);
    Recorded extractor = new Recorded(44100);
    for (int m = 0; m < 120; m++) {
      for (int at = 0; at < minute.length; at += 8192) {
        extractor.accept(minute, at, Math.min(8192, minute.length - at));
      }
    }
    Contours contours = SmoothedContours.of(extractor.finish());
    System.out.println(contours.rows());
  }
}
