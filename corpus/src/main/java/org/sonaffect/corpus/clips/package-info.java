/**
 * The clips of a corpus as they stand on disk, before their audio or features were looked at.
 * {@link org.sonaffect.corpus.clips.ClipTable} reads a {@code clips.csv} or joined tables; {@link
 * org.sonaffect.corpus.clips.RowCheck} checks ratings and times, {@link
 * org.sonaffect.corpus.clips.Exclusion} drops the rows that the manifest excludes. The outcome is a
 * {@link org.sonaffect.corpus.clips.ClipList}, the same for data sets that are read as shipped.
 */
@NullMarked
package org.sonaffect.corpus.clips;

import org.jspecify.annotations.NullMarked;
