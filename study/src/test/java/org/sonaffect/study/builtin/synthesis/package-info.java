/** What the built-in clips and ratings must be. */
@NullMarked
package org.sonaffect.study.builtin.synthesis;

import org.jspecify.annotations.NullMarked;
