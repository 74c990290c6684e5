/**
 * What a corpus holds and what is wrong with it, before any study: {@link
 * org.sonaffect.corpus.describe.CorpusCheck} looks at manifest, tables, audio and features, and
 * continues after every problem; {@link org.sonaffect.corpus.describe.CorpusDescription} is the
 * result.
 */
@NullMarked
package org.sonaffect.corpus.describe;

import org.jspecify.annotations.NullMarked;
