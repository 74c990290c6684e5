/**
 * The page of a report.
 *
 * <p>{@link org.sonaffect.report.page.RunPage} says which sections stand on it, and in which order.
 * Each section and each large table has a class. A {@code Table} is one for the page, for a paper
 * and for a README; {@code Page} is the HTML around all of it: one file, no script, nothing from
 * another host.
 */
@NullMarked
package org.sonaffect.report.page;

import org.jspecify.annotations.NullMarked;
