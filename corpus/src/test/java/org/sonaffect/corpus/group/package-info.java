/** Clips that no fold may split. */
@NullMarked
package org.sonaffect.corpus.group;

import org.jspecify.annotations.NullMarked;
