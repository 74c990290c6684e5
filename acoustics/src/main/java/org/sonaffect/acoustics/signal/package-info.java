/**
 * Audio before features: {@link org.sonaffect.acoustics.signal.Signal} states what is done to it,
 * {@link org.sonaffect.acoustics.signal.ConditionedStream} does it. What depends on the whole clip
 * (its level, where it begins and ends) is measured in a first pass over the audio, so that clips
 * of any length need little memory.
 */
@NullMarked
package org.sonaffect.acoustics.signal;

import org.jspecify.annotations.NullMarked;
