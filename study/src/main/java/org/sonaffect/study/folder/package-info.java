/**
 * The run folder: this package writes every file that a study makes, and reads them again. Only the
 * page, tables and figures of the report come from elsewhere.
 *
 * <p>{@link org.sonaffect.study.folder.RunColumns} defines every CSV file: its name, its columns
 * and the record of a row. {@link org.sonaffect.study.folder.RunTable} writes and reads such a
 * file. {@link org.sonaffect.study.folder.RunFolder} opens a finished run:
 *
 * <pre>{@code
 * RunFolder run = RunFolder.read(Path.of("runs/first"));
 * for (Result result : run.results()) {
 *   System.out.println(result.cell() + " " + result.metric() + " " + result.value());
 * }
 * List<RunRows.Split> rows = run.read(RunColumns.SPLITS);
 * }</pre>
 *
 * <p>While a run is at work, {@link org.sonaffect.study.folder.RunLogFile} is its log: one {@link
 * org.sonaffect.study.folder.RunLogLine} for each trial and each finished fold, all that a resumed
 * run needs; {@code AppendLog} is how this and the log of an AutoML search are appended to and
 * resumed. {@link org.sonaffect.study.folder.AutoMlWriter} and {@link
 * org.sonaffect.study.folder.AutoMlFiles} have the folder {@code automl}. The formats are described
 * in docs/spec/file-formats.md §5.
 */
@NullMarked
package org.sonaffect.study.folder;

import org.jspecify.annotations.NullMarked;
