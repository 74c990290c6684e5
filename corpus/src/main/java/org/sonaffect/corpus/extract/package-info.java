/** Features of clips: the extractor of a feature set, its cache on disk, many clips at once. */
@NullMarked
package org.sonaffect.corpus.extract;

import org.jspecify.annotations.NullMarked;
