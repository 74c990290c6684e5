/** FLAC (RFC 9639), bit exact. */
@NullMarked
package org.sonaffect.audio.flac;

import org.jspecify.annotations.NullMarked;
