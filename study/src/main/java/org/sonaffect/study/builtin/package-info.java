/** The two synthetic corpora that the demo runs on. */
@NullMarked
package org.sonaffect.study.builtin;

import org.jspecify.annotations.NullMarked;
