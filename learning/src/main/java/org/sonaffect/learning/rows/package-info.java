/** Matrices of rows and what is done to them before any fit. */
@NullMarked
package org.sonaffect.learning.rows;

import org.jspecify.annotations.NullMarked;
