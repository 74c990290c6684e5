package org.sonaffect.study.run;

import org.sonaffect.learning.Grid;
import org.sonaffect.learning.Halving;

/**
 * A model of a study: the pipelines it chooses among, and how.
 *
 * @param name as in the study's {@code models}
 */
public record ModelGrid(String name, Grid grid, Halving halving) {}
