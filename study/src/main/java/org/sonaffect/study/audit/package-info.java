/** Leakage findings: rows that a study must not have seen, in words. */
@NullMarked
package org.sonaffect.study.audit;

import org.jspecify.annotations.NullMarked;
