package org.sonaffect.learning;

import java.util.List;
import org.sonaffect.learning.rows.Matrix;

/**
 * One pipeline a target; they do not look at the domain.
 *
 * @param pipelines in the order of the targets, at least one, all of the same columns
 */
public record FittedPipelines(List<FittedPipeline> pipelines) implements FittedModel {
  /** Checks the columns. */
  public FittedPipelines {
    pipelines = List.copyOf(pipelines);
    if (pipelines.stream().mapToInt(FittedPipeline::columns).distinct().count() != 1) {
      throw new IllegalArgumentException("expected pipelines with the same number of columns");
    }
  }

  @Override
  public int columns() {
    return pipelines.get(0).columns();
  }

  @Override
  public int targets() {
    return pipelines.size();
  }

  @Override
  public double[][] predict(Matrix x, int[] domain) {
    return pipelines.stream().map(pipeline -> pipeline.predict(x)).toArray(double[][]::new);
  }
}
