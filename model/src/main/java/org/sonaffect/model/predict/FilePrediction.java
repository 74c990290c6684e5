package org.sonaffect.model.predict;

import java.util.List;

/**
 * What a model says of a file.
 *
 * @param file as it was named
 * @param whole the file from beginning to end
 * @param curve a segment a window, in order; empty where no windows were asked for
 * @param notes on silence, clipping, truncated data and the like, in words
 */
public record FilePrediction(String file, Segment whole, List<Segment> curve, List<String> notes) {
  /** Copies the lists. */
  public FilePrediction {
    curve = List.copyOf(curve);
    notes = List.copyOf(notes);
  }
}
