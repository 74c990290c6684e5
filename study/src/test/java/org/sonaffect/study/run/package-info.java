/** What the engine of a run keeps on disk. */
@NullMarked
package org.sonaffect.study.run;

import org.jspecify.annotations.NullMarked;
