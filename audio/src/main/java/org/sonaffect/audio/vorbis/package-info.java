/** Ogg files and the Vorbis streams in them. */
@NullMarked
package org.sonaffect.audio.vorbis;

import org.jspecify.annotations.NullMarked;
