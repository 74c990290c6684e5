/** What a corpus on disk must look like, and what is said where it does not. */
@NullMarked
package org.sonaffect.corpus.load;

import org.jspecify.annotations.NullMarked;
