package org.sonaffect.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;

/**
 * One pipeline a target; they do not look at the domain.
 *
 * @param pipelines in the order of the model's targets, at least one, all of the same columns
 * @param stored the rows they were fitted on, with which their file may be much smaller; or null
 * @param steps as of {@link ModelCore#steps()}
 */
public record PipelineCore(
    List<FittedPipeline> pipelines, @Nullable StoredRows stored, double steps)
    implements ModelCore {
  /** Checks the columns. */
  public PipelineCore {
    pipelines = List.copyOf(pipelines);
    if (pipelines.stream().mapToInt(FittedPipeline::columns).distinct().count() != 1) {
      throw new IllegalArgumentException("expected pipelines with the same number of columns");
    }
  }

  /** As they were fitted. */
  public PipelineCore(List<FittedPipeline> pipelines, @Nullable StoredRows stored) {
    this(pipelines, stored, 0);
  }

  /** Without the rows they were fitted on. */
  public PipelineCore(List<FittedPipeline> pipelines) {
    this(pipelines, null);
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
    return ModelCore.inParts(
        (rows, domains) ->
            pipelines.stream().map(pipeline -> pipeline.predict(rows)).toArray(double[][]::new),
        targets(),
        x,
        domain);
  }
}
