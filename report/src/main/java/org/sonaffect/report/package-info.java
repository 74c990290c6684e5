/**
 * What a run folder says: tables, figures and one HTML page. Nothing here sees a fit; everything is
 * read from the run folder.
 *
 * <pre>{@code
 * Report.write(List.of(Path.of("runs/first")), Path.of("report.html"));
 * }</pre>
 *
 * <ul>
 *   <li>{@code page}: the sections of the page, and the tables
 *   <li>{@code figure}: the figures, as SVG and PNG
 *   <li>{@code statistics}: intervals over clips, learning curves, the ceiling of rater
 *       disagreement
 *   <li>{@code claims}: the paper's claims and its published results
 *   <li>{@code audit}: the audit of run folders and tables of folds
 *   <li>{@code text}: numbers and names in words
 * </ul>
 */
@NullMarked
package org.sonaffect.report;

import org.jspecify.annotations.NullMarked;
