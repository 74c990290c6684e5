/** The synthetic music: styles, pieces, instruments, drums and the cues that its ratings follow. */
@NullMarked
package org.sonaffect.corpus.demo.music;

import org.jspecify.annotations.NullMarked;
