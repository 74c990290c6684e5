/** Sun and NeXT AU. */
@NullMarked
package org.sonaffect.audio.au;

import org.jspecify.annotations.NullMarked;
