/** What a finished run allows to be said beside its means: by clip, by category, by rater. */
@NullMarked
package org.sonaffect.report.statistics;

import org.jspecify.annotations.NullMarked;
