/** The files of a run folder: the only place that reads and writes them. */
@NullMarked
package org.sonaffect.study.folder;

import org.jspecify.annotations.NullMarked;
