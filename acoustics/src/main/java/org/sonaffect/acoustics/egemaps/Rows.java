package org.sonaffect.acoustics.egemaps;

/**
 * Which rows of a contour its functionals see, and how they are smoothed (docs/spec/egemaps.md
 * §E10.1, §E10.2).
 */
enum Rows {
  /** S1: pitch, over the values that are not 0. */
  PITCH,
  /** S2: all rows, smoothed plainly. */
  ALL,
  /** S3: voice quality and levels of harmonics, over the values that are not 0. */
  VOICE,
  /** S3: formants, those of unvoiced rows being 0. */
  VOICE_MASKED,
  /** S4: spectra of voiced rows, the others being 0. */
  VOICED,
  /** S5: spectra of unvoiced rows, the others being 0. */
  UNVOICED
}
