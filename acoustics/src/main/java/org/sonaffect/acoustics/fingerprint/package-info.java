/**
 * By what a recording is known again: at another level, in another coding, at another sample rate,
 * cut at its ends, or in part. A {@link org.sonaffect.acoustics.fingerprint.Fingerprinter} hears
 * samples and makes a {@link org.sonaffect.acoustics.fingerprint.Fingerprint} of them:
 *
 * <pre>{@code
 * Fingerprinter printer = new Fingerprinter(clip.sampleRate());
 * printer.add(clip.samples(), clip.samples().length, 1);
 * boolean same = printer.fingerprint().sameRecording(other);
 * }</pre>
 *
 * <p>After Haitsma and Kalker, "A highly robust audio fingerprinting system", ISMIR 2002, with
 * three values in the place of a bit. No sound can be made of a fingerprint again.
 */
@NullMarked
package org.sonaffect.acoustics.fingerprint;

import org.jspecify.annotations.NullMarked;
