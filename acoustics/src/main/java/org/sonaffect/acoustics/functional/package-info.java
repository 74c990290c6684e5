/**
 * The 65 raw contours of a clip to its 6373 functionals, to the bit
 * (docs/spec/compare2013-functionals.md).
 */
@NullMarked
package org.sonaffect.acoustics.functional;

import org.jspecify.annotations.NullMarked;
