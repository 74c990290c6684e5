/** What a finished run shows besides its means: by clip, by category, by rater. */
@NullMarked
package org.sonaffect.report.statistics;

import org.jspecify.annotations.NullMarked;
