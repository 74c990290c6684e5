/** A run folder as tables, figures and one HTML page. */
@NullMarked
package org.sonaffect.report;

import org.jspecify.annotations.NullMarked;
