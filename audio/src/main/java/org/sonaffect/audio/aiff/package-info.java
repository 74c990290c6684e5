/** AIFF and AIFF-C. */
@NullMarked
package org.sonaffect.audio.aiff;

import org.jspecify.annotations.NullMarked;
