package org.sonaffect.learning;

import java.util.ArrayList;
import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/**
 * Pipelines the long way: each point standardises, decomposes the covariance of the features and
 * solves by itself, the support vector machine by libsvm.
 */
final class NaiveFits implements PipelineFits {
  static final PipelineFits.Source SOURCE = NaiveFits::new;

  private final Matrix x;
  private final Split split;

  private NaiveFits(Matrix x, Split split) {
    this.x = x;
    this.split = split;
    svm.svm_set_print_string_function(text -> {});
  }

  @Override
  public void predict(
      Target target, int[] penaltyFolds, List<PipelineSpec> points, PredictionSink sink) {
    double[] y = new double[split.train().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = target.rating()[split.train()[i]];
    }
    for (int i = 0; i < points.size(); i++) {
      double[][][] z = project(points.get(i).projection());
      sink.accept(
          i,
          points.get(i).regressor() instanceof SvrSpec svr
              ? machine(svr, z[0], y, z[1])
              : NaiveElasticNet.predict(
                  (ElasticNetSpec) points.get(i).regressor(), z[0], y, penaltyFolds, z[1]));
    }
  }

  /** Training and test rows, projected. */
  private double[][][] project(ProjectionSpec spec) {
    double[][] train = copy(split.train());
    double[][] test = copy(split.test());
    int n = train.length;
    int p = x.columns();
    for (int j = 0; j < p; j++) {
      double mean = 0;
      for (double[] row : train) {
        mean += row[j] / n;
      }
      double variance = 0;
      for (double[] row : train) {
        variance += (row[j] - mean) * (row[j] - mean) / n;
      }
      double scale = variance > 1e-24 ? Math.sqrt(variance) : 1;
      for (double[][] rows : List.of(train, test)) {
        for (double[] row : rows) {
          row[j] = (row[j] - mean) / scale;
        }
      }
    }
    if (!(spec instanceof ProjectionSpec.Pca pca)) {
      return new double[][][] {train, test};
    }
    double[][] covariance = new double[p][p];
    for (double[] row : train) {
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          covariance[j][k] += row[j] * row[k] / (n - 1);
        }
      }
    }
    Eigenvalue<Double> eigen = Eigenvalue.R064.make(p, true);
    eigen.decompose(R064Store.FACTORY.rows(covariance));
    List<double[]> axes = new ArrayList<>();
    List<Double> variances = new ArrayList<>();
    double total = 0;
    for (int k = 0; k < p; k++) {
      total += eigen.getEigenvalues().get(k).norm();
    }
    double cumulated = 0;
    for (int k = 0; k < p && cumulated <= pca.share() * total; k++) {
      double variance = eigen.getEigenvalues().get(k).norm();
      if (variance < 1e-10 * eigen.getEigenvalues().get(0).norm()) {
        break; // numerically null
      }
      cumulated += variance;
      variances.add(variance);
      double[] axis = new double[p];
      for (int j = 0; j < p; j++) {
        axis[j] = eigen.getV().doubleValue(j, k);
      }
      axes.add(axis);
    }
    return new double[][][] {
      onto(axes, variances, pca.whiten(), train), onto(axes, variances, pca.whiten(), test)
    };
  }

  private static double[][] onto(
      List<double[]> axes, List<Double> variances, boolean whiten, double[][] rows) {
    double[][] scores = new double[rows.length][axes.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < axes.size(); k++) {
        for (int j = 0; j < rows[i].length; j++) {
          scores[i][k] += rows[i][j] * axes.get(k)[j];
        }
        scores[i][k] /= whiten ? Math.sqrt(variances.get(k)) : 1;
      }
    }
    return scores;
  }

  private double[][] copy(int[] rows) {
    double[][] copied = new double[rows.length][x.columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < x.columns(); j++) {
        copied[i][j] = x.get(rows[i], j);
      }
    }
    return copied;
  }

  private static double[] machine(SvrSpec spec, double[][] train, double[] y, double[][] test) {
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.EPSILON_SVR;
    parameter.C = spec.c();
    parameter.p = spec.epsilon();
    parameter.eps = spec.tolerance();
    parameter.shrinking = 0;
    parameter.cache_size = 100;
    if (spec.kernel() instanceof Kernel.Rbf rbf) {
      parameter.kernel_type = svm_parameter.RBF;
      parameter.gamma = gamma(rbf.gamma(), train);
    } else if (spec.kernel() instanceof Kernel.Polynomial polynomial) {
      parameter.kernel_type = svm_parameter.POLY;
      parameter.degree = polynomial.degree();
      parameter.coef0 = polynomial.coef0();
      parameter.gamma = gamma(polynomial.gamma(), train);
    } else if (spec.kernel() instanceof Kernel.Sigmoid sigmoid) {
      parameter.kernel_type = svm_parameter.SIGMOID;
      parameter.coef0 = sigmoid.coef0();
      parameter.gamma = gamma(sigmoid.gamma(), train);
    } else {
      parameter.kernel_type = svm_parameter.LINEAR;
    }
    svm_problem problem = new svm_problem();
    problem.l = y.length;
    problem.y = y;
    problem.x = nodes(train);
    svm_model model = svm.svm_train(problem, parameter);
    svm_node[][] rows = nodes(test);
    double[] predictions = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      predictions[i] = svm.svm_predict(model, rows[i]);
    }
    return predictions;
  }

  private static double gamma(Gamma gamma, double[][] rows) {
    double mean = 0;
    double squares = 0;
    int m = rows[0].length;
    for (double[] row : rows) {
      for (double value : row) {
        mean += value / ((double) rows.length * m);
        squares += value * value / ((double) rows.length * m);
      }
    }
    return gamma.value(m, squares - mean * mean);
  }

  private static svm_node[][] nodes(double[][] rows) {
    svm_node[][] nodes = new svm_node[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      nodes[i] = new svm_node[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        nodes[i][j] = new svm_node();
        nodes[i][j].index = j + 1;
        nodes[i][j].value = rows[i][j];
      }
    }
    return nodes;
  }
}
