/** A run folder as tables, figures and one HTML page. */
@NullMarked
package org.sonaffect.study.report;

import org.jspecify.annotations.NullMarked;
