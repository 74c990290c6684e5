/** What the built-in clips and ratings must be. */
@NullMarked
package org.sonaffect.corpus.demo;

import org.jspecify.annotations.NullMarked;
