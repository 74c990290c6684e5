/** A model adapted to other listeners. */
@NullMarked
package org.sonaffect.model.calibrate;

import org.jspecify.annotations.NullMarked;
