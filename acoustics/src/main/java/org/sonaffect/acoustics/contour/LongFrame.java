package org.sonaffect.acoustics.contour;

/** What a 60 ms frame holds (docs/spec/compare2013-contours.md §C4). */
public final class LongFrame {
  private final float[] magnitudes;
  private final PitchCandidates peaks = new PitchCandidates();
  private boolean sounding;

  /** With {@code bins} magnitudes. */
  LongFrame(int bins) {
    magnitudes = new float[bins];
  }

  /** Magnitudes, {@code float[bins]}; overwritten where the object takes another frame. */
  public float[] magnitudes() {
    return magnitudes;
  }

  /** The peaks of the sub-harmonic sum (docs/spec/compare2013-contours.md §C4.3.3). */
  PitchCandidates peaks() {
    return peaks;
  }

  /**
   * Whether the root mean square of the windowed frame is high enough for a pitch
   * (docs/spec/compare2013-contours.md §C4.1, §C4.5).
   */
  boolean sounding() {
    return sounding;
  }

  void sounding(boolean sounds) {
    sounding = sounds;
  }
}
