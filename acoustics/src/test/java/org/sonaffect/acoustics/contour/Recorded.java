package org.sonaffect.acoustics.contour;

import java.util.List;
import org.sonaffect.audio.stream.AudioException;

/** The raw contours of ComParE 2013 of a clip that is fed in pieces. */
final class Recorded {
  private final ComParEContours recorder;
  private final ContourExtractor extractor;

  Recorded(int rate) {
    recorder = new ComParEContours(rate, Edition.COMPARE2013);
    extractor = new ContourExtractor(rate, List.of(recorder));
  }

  void accept(float[] samples, int offset, int length) throws AudioException {
    extractor.accept(samples, offset, length);
  }

  RawContours finish() {
    extractor.finish();
    return recorder.raw();
  }
}
