/** The inside of a run: rows, folds, splits, cells, the trial log and the files of a run folder. */
@NullMarked
package org.sonaffect.study.run;

import org.jspecify.annotations.NullMarked;
