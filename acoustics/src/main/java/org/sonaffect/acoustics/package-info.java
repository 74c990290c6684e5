/** Audio file to clip to contours to functionals: the ComParE 2013 feature set in pure Java. */
@NullMarked
package org.sonaffect.acoustics;

import org.jspecify.annotations.NullMarked;
