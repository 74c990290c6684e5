/** The audit of rows that every plan must pass before anything is fitted. */
@NullMarked
package org.sonaffect.study.gate;

import org.jspecify.annotations.NullMarked;
