/**
 * Samples to the 65 unsmoothed contours, and these to the smoothed contours and their deltas
 * (docs/spec/compare2013-contours.md).
 */
@NullMarked
package org.sonaffect.acoustics.contour;

import org.jspecify.annotations.NullMarked;
