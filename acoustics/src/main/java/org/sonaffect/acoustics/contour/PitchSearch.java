package org.sonaffect.acoustics.contour;

/**
 * What feature sets do differently in their search for a pitch.
 *
 * @param lowest Hz; lower candidates are dropped (docs/spec/compare2013-contours.md §C4.3.4)
 * @param highest Hz; higher candidates are dropped
 * @param buffer frames that the smoother holds back at most (docs/spec/compare2013-contours.md
 *     §C4.4.4)
 */
public record PitchSearch(float lowest, float highest, int buffer) {
  /** Of both ComParE sets (docs/spec/compare2013-contours.md §C4.3.4, §C4.4.4). */
  public static final PitchSearch COMPARE = new PitchSearch(52f, 620f, 30);

  /** Of eGeMAPS (docs/spec/egemaps.md §E2.1). */
  public static final PitchSearch EGEMAPS = new PitchSearch(55f, 1000f, 40);
}
