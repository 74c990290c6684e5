/** Uncompressed samples, linear and companded (ITU-T G.711). */
@NullMarked
package org.sonaffect.audio.pcm;

import org.jspecify.annotations.NullMarked;
