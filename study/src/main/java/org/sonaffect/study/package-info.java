/** Studies: corpora x mixtures x models x targets under one protocol, written to a run folder. */
@NullMarked
package org.sonaffect.study;

import org.jspecify.annotations.NullMarked;
