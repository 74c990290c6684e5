/** Features of many clips, with their cache. */
@NullMarked
package org.sonaffect.corpus.extract;

import org.jspecify.annotations.NullMarked;
