/**
 * The figures of a report: charts of the scores, of the ratings and of the search, and the way from
 * the corpora to the scores. Each is kept as SVG, as PNG and as the numbers that it shows.
 */
@NullMarked
package org.sonaffect.report.figure;

import org.jspecify.annotations.NullMarked;
