/**
 * What happens to a recording on its way to a listener without changing what is heard much: another
 * level, band, codec or rate, a part of it, silence around it.
 *
 * <p>A {@link org.sonaffect.acoustics.change.Change} makes other samples of the {@link
 * org.sonaffect.acoustics.change.Channels} of a clip and has a text, by which study files and
 * tables name it:
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
