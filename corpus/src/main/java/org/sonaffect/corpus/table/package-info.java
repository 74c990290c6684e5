/**
 * Tables on disk. {@link org.sonaffect.corpus.table.CsvTable} is a table of text, strict, and
 * written too; run folders and fold files are such tables. {@link
 * org.sonaffect.corpus.table.NumericTable} is a table of features beside some text, and lenient
 * with rows. Both stand on one parser, {@code CsvSource}. {@link
 * org.sonaffect.corpus.table.XlsxTable} finds a table in a workbook, of which {@code WorkbookParts}
 * first makes a harmless copy.
 *
 * <p>{@link org.sonaffect.corpus.table.DecimalText} and {@link
 * org.sonaffect.corpus.table.SegmentTime} read the cells.
 *
 * <pre>{@code
 * CsvTable folds = CsvTable.read(Path.of("folds.csv"));
 * int fold = folds.require("fold"); // folds.csv line 1: has no column fold, found [id, group]
 * for (CsvTable.Row row : folds.rows()) {
 *   int number = row.integer(fold); // folds.csv line 14: fold is x, expected a whole number
 * }
 * }</pre>
 */
@NullMarked
package org.sonaffect.corpus.table;

import org.jspecify.annotations.NullMarked;
