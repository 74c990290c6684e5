/** Samples to the 65 unsmoothed contours, and these to the smoothed contours and their deltas. */
@NullMarked
package org.sonaffect.acoustics.contour;

import org.jspecify.annotations.NullMarked;
