/** The two synthetic corpora that the demo runs on. */
@NullMarked
package org.sonaffect.corpus.demo;

import org.jspecify.annotations.NullMarked;
