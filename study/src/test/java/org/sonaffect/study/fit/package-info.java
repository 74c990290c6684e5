/** What the engine of a run keeps on disk. */
@NullMarked
package org.sonaffect.study.fit;

import org.jspecify.annotations.NullMarked;
