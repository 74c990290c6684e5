/** One reader a format, told apart by content. */
@NullMarked
package org.sonaffect.acoustics.format;

import org.jspecify.annotations.NullMarked;
