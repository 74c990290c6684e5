/** WAV, RF64 and RIFX. */
@NullMarked
package org.sonaffect.audio.wav;

import org.jspecify.annotations.NullMarked;
