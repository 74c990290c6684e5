/** The page of a report: its sections, its tables, and the HTML around them. */
@NullMarked
package org.sonaffect.report.page;

import org.jspecify.annotations.NullMarked;
