/** Feature tables on disk, written row by row. */
@NullMarked
package org.sonaffect.acoustics.table;

import org.jspecify.annotations.NullMarked;
