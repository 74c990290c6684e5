/** The synthetic music: styles, pieces, instruments, drums and the cues that its ratings follow. */
@NullMarked
package org.sonaffect.study.builtin.music;

import org.jspecify.annotations.NullMarked;
