package org.sonaffect.automl.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Configurations worth trying first on any table of a few hundred rows: every family at least five
 * times, the best of each first. The very first is quick on any table.
 */
public final class Portfolio {
  /** One configuration per line; settings that are not given have their default. */
  private static final String SETTINGS =
      """
      family=ridge
      family=kernel-ridge;kernel=laplace;kernel.width=0.3
      family=svr;kernel=rbf;kernel.width=0.2;svr.c=1
      family=multi-kernel;kernel=laplace;kernel.width=0.3
      family=extra-trees
      family=bayesian-ridge
      family=kernel-ridge;kernel=arc-cosine;kernel.layers=2
      family=elastic-net
      family=gaussian-process;kernel=matern
      family=svr;kernel=laplace;kernel.width=0.3;svr.c=2
      family=pls
      family=histogram-boosting
      family=multi-kernel;kernel=polynomial;kernel.offset=0.7
      family=mlp
      family=svr;kernel=arc-cosine;kernel.order=0;kernel.layers=2;kernel.bias=1;svr.c=10
      family=random-forest
      family=ard
      family=knn
      family=decision-tree
      family=adaboost-r2
      family=kernel-ridge;kernel=tangent;kernel.layers=2;scaling=rank-gauss
      family=ridge;scaling=rank-gauss
      family=svr;kernel=laplace;kernel.width=0.3;svr.c=2;scaling=rank-gauss
      family=kernel-ridge;kernel=laplace;kernel.width=1;selection=model-based;selection.count=40
      family=svr;kernel=rbf;kernel.width=0.1;svr.c=2;selection=model-based;selection.count=40
      family=extra-trees;extra-trees.columns=0.6;extra-trees.shared=yes
      family=histogram-boosting;histogram-boosting.rate=0.03;histogram-boosting.leaves=4
      family=multi-kernel;kernel=arc-cosine;kernel.layers=2;kernel.bias=0.4
      family=gaussian-process;kernel=laplace;scaling=rank-gauss
      family=bayesian-ridge;scaling=rank-gauss
      family=elastic-net;elastic-net.l1=0.1;scaling=rank-gauss
      family=pls;pls.components=3;scaling=rank-gauss
      family=mlp;scaling=rank-gauss;mlp.hidden=16;mlp.decay=0.5
      family=random-forest;random-forest.leaf=5;random-forest.shared=yes
      family=ard;scaling=rank-gauss;ard.inputs=120
      family=knn;knn.k=15;scaling=rank-gauss
      family=decision-tree;decision-tree.leaves=8;decision-tree.leaf=10
      family=adaboost-r2;adaboost-r2.depth=4
      family=ridge;selection=univariate;selection.count=40
      family=kernel-ridge;kernel=polynomial;kernel.degree=2;kernel.offset=1
      family=svr;kernel=polynomial;kernel.degree=2;kernel.offset=1;svr.c=0.3
      family=extra-trees;scaling=none;selection=model-based;selection.count=40
      family=multi-kernel;kernel=rbf;kernel.width=0.3;multi-kernel.together=yes
      family=gaussian-process;kernel=rbf;selection=model-based;selection.count=40
      family=histogram-boosting;histogram-boosting.rate=0.06;histogram-boosting.loss=huber
      family=bayesian-ridge;selection=model-based;selection.count=40
      family=elastic-net;elastic-net.l1=1;scaling=signed-log
      family=pls;pls.components=8;pls.together=yes
      family=mlp;mlp.second=8;mlp.hidden=24;selection=model-based;selection.count=40
      family=random-forest;random-forest.columns=0.15;scaling=none
      family=ard;selection=model-based;selection.count=40
      family=knn;knn.k=8;selection=model-based;selection.count=20
      family=decision-tree;selection=model-based;selection.count=20
      family=adaboost-r2;selection=model-based;selection.count=40
      family=ridge;scaling=signed-log
      family=svr;kernel=linear;svr.c=0.3;svr.epsilon=0.3
      family=kernel-ridge;kernel=matern;kernel.width=0.3;scaling=signed-log
      family=multi-kernel;kernel=laplace;kernel.width=0.3;scaling=rank-gauss
      family=gaussian-process;kernel=matern;kernel.smoothness=1;scaling=signed-log
      family=extra-trees;extra-trees.leaf=5;extra-trees.bootstrap=yes
      family=histogram-boosting;selection=model-based;selection.count=40
      family=bayesian-ridge;embedding=pls;scores.count=6
      family=elastic-net;elastic-net.l1=0.5;selection=model-based;selection.count=60
      family=pls;selection=model-based;selection.count=60;pls.components=4
      family=mlp;mlp.hidden=64;mlp.decay=1;scaling=rank-gauss;embedding=pca;pca.left=0.05
      family=random-forest;random-forest.columns=0.6;random-forest.leaf=3
      family=ard;ard.inputs=30;scaling=signed-log
      family=knn;knn.k=20;embedding=pls;scores.count=5
      family=decision-tree;decision-tree.shared=yes;decision-tree.leaves=12
      family=adaboost-r2;adaboost-r2.loss=square;adaboost-r2.depth=6
      family=ridge;embedding=nystroem;nystroem.kernel=laplace
      family=kernel-ridge;kernel=laplace;kernel.width=2;scaling=rank-gauss
      family=svr;kernel=arc-cosine;kernel.order=1;kernel.layers=2;svr.c=3;scaling=rank-gauss
      family=multi-kernel;kernel=tangent;kernel.layers=2
      family=gaussian-process;kernel=arc-cosine;kernel.layers=2;scaling=rank-gauss
      family=extra-trees;extra-trees.columns=1;extra-trees.leaf=3;extra-trees.trees=100
      family=histogram-boosting;histogram-boosting.sample=0.6;histogram-boosting.rate=0.05
      family=bayesian-ridge;scaling=signed-log
      family=elastic-net;elastic-net.l1=0.3;embedding=pca;pca.left=0.01
      family=pls;pls.components=12
      family=mlp;mlp.hidden=8;mlp.decay=0.3;selection=univariate;selection.count=30
      family=random-forest;random-forest.leaf=1;random-forest.trees=250
      family=ard;embedding=nystroem;nystroem.landmarks=100
      family=knn;knn.k=12;knn.distance=l2;knn.weights=uniform;embedding=pca;pca.left=0.2
      family=decision-tree;decision-tree.leaf=15
      family=adaboost-r2;adaboost-r2.loss=exponential;adaboost-r2.rate=0.3
      """;

  private Portfolio() {}

  /** Those of them that a space has, in order. */
  public static List<Point> of(Space space) {
    Set<Point> points = new LinkedHashSet<>();
    for (String settings : SETTINGS.split("\n")) {
      Point given = Point.parse(settings.strip());
      if (space.families().contains(given.word(Space.FAMILY))) {
        points.add(space.nearest(given));
      }
    }
    return new ArrayList<>(points);
  }
}
