/** Which clips belong together: near-duplicates, and groups joined by any tie. */
@NullMarked
package org.sonaffect.corpus.group;

import org.jspecify.annotations.NullMarked;
