/** MPEG audio: frames, tags, decoding. */
@NullMarked
package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.NullMarked;
