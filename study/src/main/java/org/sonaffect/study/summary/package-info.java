/**
 * What the results of a run come to: means, comparisons, controls, and the answer in a sentence.
 */
@NullMarked
package org.sonaffect.study.summary;

import org.jspecify.annotations.NullMarked;
