package org.sonaffect.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * The grids that the sound protocol searches when a study names none: small, since each is searched
 * anew inside every outer fold. All values are relative to the data (standardised features, gamma
 * as a multiple of scale, ratings in [-1, 1]), so they serve tables of tens of features as well as
 * the 6373 of ComParE.
 */
public final class SoundGrids {
  /** Most features that an elastic net is given as they are; wider tables go through components. */
  static final int NARROW = 500;

  private static final double[] GAMMAS = {0.1, 0.2, 0.4, 1, 2};
  private static final double[] COSTS = {0.1, 0.3, 1, 3, 10};
  private static final double[] TUBES = {0.05, 0.1, 0.2};

  private SoundGrids() {}

  /** A support vector machine with rbf kernel on the standardised features; 75 points. */
  public static Grid svr() {
    List<PipelineSpec> points = new ArrayList<>();
    for (double gamma : GAMMAS) {
      Kernel kernel = new Kernel.Rbf(Gamma.scale(gamma));
      for (double c : COSTS) {
        for (double epsilon : TUBES) {
          points.add(new PipelineSpec(ProjectionSpec.NONE, new SvrSpec(kernel, c, epsilon, false)));
        }
      }
    }
    return new Grid("svr", points);
  }

  /**
   * An elastic net, which finds its penalty by itself: on the standardised features of a narrow
   * table (3 points), where it may choose among them; on the leading components of a wide one (8
   * points), where it cannot be had at a reasonable cost otherwise.
   *
   * @param features number of columns of the feature table
   */
  public static Grid linear(int features) {
    List<PipelineSpec> points = new ArrayList<>();
    if (features <= NARROW) {
      for (double l1Ratio : new double[] {0.1, 0.5, 0.9}) {
        points.add(new PipelineSpec(ProjectionSpec.NONE, new ElasticNetSpec(l1Ratio, false)));
      }
      return new Grid("linear", points);
    }
    for (double share : new double[] {0.9, 0.99}) {
      for (double l1Ratio : new double[] {0.01, 0.1, 0.5, 0.9}) {
        points.add(
            new PipelineSpec(
                new ProjectionSpec.Pca(share, false, false), new ElasticNetSpec(l1Ratio, false)));
      }
    }
    return new Grid("linear", points);
  }
}
