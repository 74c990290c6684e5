/** Grids of pipelines and their search by successive halving. */
@NullMarked
package org.sonaffect.learning.grid;

import org.jspecify.annotations.NullMarked;
