/**
 * Audio file to mono samples. {@link Audio} is the entry: it detects the format from the content,
 * decodes within limits and gives a {@link Clip} or a stream; {@link AudioInputs} finds the audio
 * files below what a person named.
 */
@NullMarked
package org.sonaffect.audio;

import org.jspecify.annotations.NullMarked;
