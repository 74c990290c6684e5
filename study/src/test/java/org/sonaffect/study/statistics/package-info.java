/** Tests of what is said beside the means of a run. */
@NullMarked
package org.sonaffect.study.statistics;

import org.jspecify.annotations.NullMarked;
