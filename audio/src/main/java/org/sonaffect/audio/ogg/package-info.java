/** Ogg pages and packets (RFC 3533), and FLAC inside them. */
@NullMarked
package org.sonaffect.audio.ogg;

import org.jspecify.annotations.NullMarked;
