/**
 * Changes that a recording may undergo on its way to a listener and that hardly alter how it
 * sounds: another level, band, codec or rate, a part of it, silence around it.
 *
 * <p>A {@link org.sonaffect.acoustics.change.Change} computes new samples from the {@link
 * org.sonaffect.acoustics.change.Channels} of a clip. Study files and tables name it by its text:
 *
 * <pre>{@code
 * Change quieter = Change.parse("level -12 dB");
 * float[] features = FeatureSet.EGEMAPS.functionals(quieter.of(Audio.read(file), 0));
 * }</pre>
 *
 * <p>{@link org.sonaffect.acoustics.change.ChangeList} has the lists that studies use where they
 * name none; {@code ChangeText} reads the texts.
 */
@NullMarked
package org.sonaffect.acoustics.change;

import org.jspecify.annotations.NullMarked;
