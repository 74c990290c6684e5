/**
 * Building blocks of the synthetic clips. Every number comes out the same on any CPU, JDK and
 * number of threads: sums have a fixed order, {@code StrictMath} stands where {@code Math} may
 * differ, and randomness is seeded by name.
 */
@NullMarked
package org.sonaffect.corpus.demo.synthesis;

import org.jspecify.annotations.NullMarked;
