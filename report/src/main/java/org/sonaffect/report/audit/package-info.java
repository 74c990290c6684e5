/** Leakage findings: rows that a study must not have seen, in words. */
@NullMarked
package org.sonaffect.report.audit;

import org.jspecify.annotations.NullMarked;
