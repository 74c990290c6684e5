/**
 * The page of a report.
 *
 * <p>{@link org.sonaffect.report.page.RunPage} lists its sections in their order. Each section and
 * each large table has a class. A {@code Table} can be written as HTML, LaTeX or Markdown; {@code
 * Page} is the HTML around all of it: one file, no script, nothing from another host.
 */
@NullMarked
package org.sonaffect.report.page;

import org.jspecify.annotations.NullMarked;
