package org.sonaffect.audio.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether channels cancel each other where they are mixed to one: what is in opposite phase is loud
 * to people, and silent in the mix.
 */
public final class Cancellation {
  /** The warning of such a file. Caches of features hold this text, so it must not change. */
  public static final String WARNING =
      "the channels are in opposite phase: mixed to one they cancel, and the mix is what is analysed";

  /** The mix is 13 dB below the channels: uncorrelated ones lose 3, and codecs leave a rest. */
  private static final double CANCELLED = 0.05;

  private double apart;
  private double mixed;

  /**
   * Takes note of some samples, or of lines of a linear transform of them.
   *
   * @param apart sum of the squares of all channels, divided by their number
   * @param mixed sum of the squares of their mean
   */
  public void add(double apart, double mixed) {
    this.apart += apart;
    this.mixed += mixed;
  }

  /** The warnings of a file, with one more where what was noted so far cancels. */
  public List<String> noted(List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    if (mixed < CANCELLED * apart) {
      all.add(WARNING);
    }
    return List.copyOf(all);
  }
}
