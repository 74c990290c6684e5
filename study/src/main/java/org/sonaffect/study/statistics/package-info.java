/** What a finished run allows to be said beside its means: by clip, by category, by rater. */
@NullMarked
package org.sonaffect.study.statistics;

import org.jspecify.annotations.NullMarked;
