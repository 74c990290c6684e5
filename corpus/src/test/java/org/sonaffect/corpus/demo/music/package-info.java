/** What the built-in clips and ratings must be. */
@NullMarked
package org.sonaffect.corpus.demo.music;

import org.jspecify.annotations.NullMarked;
