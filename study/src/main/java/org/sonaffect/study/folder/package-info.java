/**
 * The run folder: the only place that reads and writes its files. The files and columns are
 * specified in docs/spec/file-formats.md §5.
 *
 * <p>{@link org.sonaffect.study.folder.RunFolder} reads a finished run. {@code RunColumns} defines
 * the columns of each table. {@code TrialFile} is the log of a run that is not finished: every line
 * is written as soon as it is known, so that a killed run can continue. {@code RunLock} keeps a
 * second process away.
 */
@NullMarked
package org.sonaffect.study.folder;

import org.jspecify.annotations.NullMarked;
