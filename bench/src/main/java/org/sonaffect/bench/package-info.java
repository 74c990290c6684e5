/** Benchmarks: what extraction costs, beside a well-known FFT on the same machine. */
@NullMarked
package org.sonaffect.bench;

import org.jspecify.annotations.NullMarked;
