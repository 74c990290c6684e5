/**
 * The clips of a corpus as its tables list them, before any audio or feature is read. {@link
 * org.sonaffect.corpus.clips.ClipTable} reads a {@code clips.csv} or joined tables; {@link
 * org.sonaffect.corpus.clips.RowCheck} checks ratings and times, {@link
 * org.sonaffect.corpus.clips.Exclusion} drops the rows that the manifest excludes. The outcome is a
 * {@link org.sonaffect.corpus.clips.ClipList}, the same for data sets that are read as shipped.
 */
@NullMarked
package org.sonaffect.corpus.clips;

import org.jspecify.annotations.NullMarked;
