/** What the built-in clips and ratings must be. */
@NullMarked
package org.sonaffect.study.builtin.music;

import org.jspecify.annotations.NullMarked;
