package org.sonaffect.learning.automl;

import java.util.ArrayList;
import java.util.List;

/** Configurations worth trying first on any table of a few hundred rows. */
public final class Portfolio {
  private static final List<String> SETTINGS =
      List.of(
          "family=ridge",
          "family=kernel-ridge;kernel=laplace;kernel.width=0.3",
          "family=svr;kernel=laplace;kernel.width=0.3;svr.c=2",
          "family=svr;kernel=rbf;kernel.width=0.2;svr.c=1",
          "family=extra-trees",
          "family=random-forest",
          "family=gaussian-process;kernel=matern",
          "family=kernel-ridge;kernel=arc-cosine;kernel.layers=2",
          "family=kernel-ridge;kernel=tangent;kernel.layers=2",
          "family=bayesian-ridge",
          "family=elastic-net",
          "family=pls",
          "family=mlp",
          "family=knn",
          "family=ard",
          "family=decision-tree");

  private Portfolio() {}

  /** Those of them that a space has, in order. */
  public static List<Point> of(Space space) {
    List<Point> points = new ArrayList<>();
    for (String settings : SETTINGS) {
      if (space.families().contains(Point.parse(settings).word(Space.FAMILY))) {
        points.add(space.point(settings));
      }
    }
    return points;
  }
}
