/**
 * Resonances of the vocal tract, or of whatever sounds: {@code Formants} (docs/spec/egemaps.md
 * §E6).
 */
@NullMarked
package org.sonaffect.acoustics.formant;

import org.jspecify.annotations.NullMarked;
