/**
 * The synthetic sounds: twenty kinds in seven categories and the cues that their ratings follow.
 */
@NullMarked
package org.sonaffect.corpus.demo.sounds;

import org.jspecify.annotations.NullMarked;
