/** Seeded random numbers. */
@NullMarked
package org.sonaffect.learning.random;

import org.jspecify.annotations.NullMarked;
