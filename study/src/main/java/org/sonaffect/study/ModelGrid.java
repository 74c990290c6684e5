package org.sonaffect.study;

import org.sonaffect.learning.grid.Grid;
import org.sonaffect.learning.grid.Halving;

/**
 * A model of a study: the pipelines that its search chooses among, and how.
 *
 * @param name as in the study's {@code models}
 * @param grid the pipelines
 * @param halving the rungs
 */
public record ModelGrid(String name, Grid grid, Halving halving) implements StudyModel {
  /** How many evaluations a search is counted as for each split: the points of all rungs. */
  public long evaluations() {
    return halving.rungs(grid.size()).stream().mapToLong(rung -> rung.points()).sum();
  }
}
