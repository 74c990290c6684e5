/**
 * Grids of pipelines and their search by successive halving.
 *
 * <p>A {@link org.sonaffect.learning.grid.Grid} is a list of pipelines: the paper's ({@link
 * org.sonaffect.learning.grid.PaperGrids}) or one of a study file ({@link
 * org.sonaffect.learning.grid.GridSource}). {@link org.sonaffect.learning.grid.Search} runs a
 * {@link org.sonaffect.learning.grid.SearchPlan} rung by rung ({@link
 * org.sonaffect.learning.grid.Halving}), writes every score to a {@link
 * org.sonaffect.learning.grid.TrialLog}, from which an interrupted search continues, and gives one
 * {@link org.sonaffect.learning.grid.Ranking} per target. {@link
 * org.sonaffect.learning.grid.SharedFits} makes it fast: one decomposition of the rows, one kernel
 * matrix a kernel, one path of solutions a kernel's C and epsilon.
 */
@NullMarked
package org.sonaffect.learning.grid;

import org.jspecify.annotations.NullMarked;
