package org.sonaffect.learning.pipeline;


/**
 * A pipeline before it sees data: standardise, project, regress; all fitted on training rows only.
 */
public record PipelineSpec(ProjectionSpec projection, RegressorSpec regressor) {
  /** Short text, unique to these values, such as {@code pca(share=0.8,whiten) svr(...)}. */
  public String describe() {
    return projection.describe() + " " + regressor.describe();
  }

  /**
   * The specification that stands for all those with the same optimum. Two pipelines with equal
   * representatives are twins: they are solved once and predict the same. A support vector machine
   * is represented by the one without shrinking; an elastic net that normalises its columns, by the
   * one on components that are not whitened.
   */
  public PipelineSpec representative() {
    if (regressor instanceof SvrSpec svr && svr.shrinking()) {
      return new PipelineSpec(
          projection, new SvrSpec(svr.kernel(), svr.c(), svr.epsilon(), false, svr.tolerance()));
    }
    if (regressor instanceof ElasticNetSpec net
        && net.normalize()
        && projection instanceof ProjectionSpec.Pca pca
        && pca.whiten()) {
      return new PipelineSpec(
          new ProjectionSpec.Pca(pca.share(), false, pca.keepNull()), regressor);
    }
    return this;
  }
}
