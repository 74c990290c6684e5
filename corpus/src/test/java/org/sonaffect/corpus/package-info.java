/** What tests of corpora share: files on disk and a plain extractor. */
@NullMarked
package org.sonaffect.corpus;

import org.jspecify.annotations.NullMarked;
