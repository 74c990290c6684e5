/** Formats that only an {@code ffmpeg} on the PATH can read. */
@NullMarked
package org.sonaffect.audio.ffmpeg;

import org.jspecify.annotations.NullMarked;
