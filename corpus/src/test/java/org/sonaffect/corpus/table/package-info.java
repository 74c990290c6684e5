/** What a table may look like, and what a hostile workbook may not do. */
@NullMarked
package org.sonaffect.corpus.table;

import org.jspecify.annotations.NullMarked;
