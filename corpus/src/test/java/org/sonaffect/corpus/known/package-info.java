/** Data sets as their authors ship them. */
@NullMarked
package org.sonaffect.corpus.known;

import org.jspecify.annotations.NullMarked;
