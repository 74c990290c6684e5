/**
 * Data sets that are read as their authors ship them: {@link org.sonaffect.corpus.known.IadsE} and
 * {@link org.sonaffect.corpus.known.PMEmo}. Start here to add another: read its ratings into {@link
 * org.sonaffect.corpus.clips.ClipRow}s and let {@link org.sonaffect.corpus.clips.SoundFolder} find
 * the audio of each.
 */
@NullMarked
package org.sonaffect.corpus.known;

import org.jspecify.annotations.NullMarked;
