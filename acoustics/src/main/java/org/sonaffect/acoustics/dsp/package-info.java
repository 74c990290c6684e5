/** Building blocks of the contours in float32 and float64 arithmetic of a stated order. */
@NullMarked
package org.sonaffect.acoustics.dsp;

import org.jspecify.annotations.NullMarked;
