/** Matrices, strata, folds, pipelines, searches and metrics; knows nothing of audio or files. */
@NullMarked
package org.sonaffect.learning;

import org.jspecify.annotations.NullMarked;
