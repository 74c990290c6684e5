/** Intervals hold what they promise. */
@NullMarked
package org.sonaffect.model.interval;

import org.jspecify.annotations.NullMarked;
