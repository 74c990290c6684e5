/** Searches and fits of a plan, cell by cell. */
@NullMarked
package org.sonaffect.study.fit;

import org.jspecify.annotations.NullMarked;
