/**
 * The report of a run, for people.
 *
 * <p>{@link org.sonaffect.report.Report} is the entry; it knows run folders and nothing of how they
 * were made:
 *
 * <pre>{@code
 * RunFolder run = RunFolder.read(Path.of("runs/first"));
 * Report.write(run, Path.of("runs/first/report.html"));
 * System.out.println(Report.text(run));
 * }</pre>
 *
 * <p>The packages below it, from what they compute to what they show:
 *
 * <ul>
 *   <li>{@code statistics}: intervals over clips, learning curves, transfers, the ceiling that
 *       raters set
 *   <li>{@code claims}: the claims of the paper, each with a verdict
 *   <li>{@code audit}: leakage in a finished run, or in any program's folds
 *   <li>{@code figure}: the figures
 *   <li>{@code page}: the tables, the sections, and the page
 *   <li>{@code text}: numbers and names as a report prints them
 * </ul>
 */
@NullMarked
package org.sonaffect.report;

import org.jspecify.annotations.NullMarked;
