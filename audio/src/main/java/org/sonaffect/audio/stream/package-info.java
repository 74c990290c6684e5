/**
 * What all readers share.
 *
 * <p>{@link org.sonaffect.audio.stream.FormatReader} is the contract of a format: recognise the
 * first bytes, then open a {@link org.sonaffect.audio.stream.SampleStream}. A reader never
 * allocates memory by a size that a file declares. {@link org.sonaffect.audio.stream.BlockStream}
 * is the base of readers that decode block by block; it turns every fault of a decoder into an
 * {@link org.sonaffect.audio.stream.AudioException}. {@code MonoMix} states how channels are
 * averaged.
 */
@NullMarked
package org.sonaffect.audio.stream;

import org.jspecify.annotations.NullMarked;
