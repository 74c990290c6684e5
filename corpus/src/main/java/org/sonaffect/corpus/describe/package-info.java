/**
 * What a corpus holds and what is wrong with it, before any study: {@link
 * org.sonaffect.corpus.describe.CorpusCheck} looks at manifest, tables, audio and features, and
 * goes on after every fault; {@link org.sonaffect.corpus.describe.CorpusDescription} is what it
 * found.
 */
@NullMarked
package org.sonaffect.corpus.describe;

import org.jspecify.annotations.NullMarked;
