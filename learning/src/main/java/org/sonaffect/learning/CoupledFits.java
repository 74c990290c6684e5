package org.sonaffect.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sonaffect.learning.family.FittedMachine;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.InnerProducts;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.kernel.SvrSolution;
import org.sonaffect.learning.kernel.SvrSolver;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.prepare.FittedProjection;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.Standardisation;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * Support vector machines for the rows of one domain, its own, that learn from rows of other
 * domains too. The kernel is {@code k(a, b) c + [same domain]}, where c is 1 within a domain and
 * the {@link Coupling}'s strength between two: the multi-task kernel of Evgeniou, Micchelli and
 * Pontil (JMLR 6, 2005), with an offset for each domain. Columns are standardised, projected and
 * bound by the own rows, as for a machine of the own domain alone; so a fitted machine is a
 * pipeline like any other.
 *
 * <p>What the machines of a split share is computed once. Immutable.
 */
public final class CoupledFits {
  private final Coupling.Scales scales;
  private final int[] own;
  private final int[] others;
  private final int[] domain;
  private final Decomposition rows;

  private CoupledFits(
      Coupling.Scales scales, int[] own, int[] others, int[] domain, Decomposition rows) {
    this.scales = scales;
    this.own = own;
    this.others = others;
    this.domain = domain;
    this.rows = rows;
  }

  /**
   * Binds rows of a matrix.
   *
   * @param scales of the columns and ratings of the other rows
   * @param x all rows
   * @param domain of every row, from 0
   * @param own training rows of one domain, at least 1
   * @param others training rows of other domains, at least 1
   * @throws IllegalArgumentException if a number is not finite; its column is named
   */
  public static CoupledFits of(
      Coupling.Scales scales, Matrix x, int[] domain, int[] own, int[] others) {
    int n = own.length;
    int[] all = IntStream.concat(Arrays.stream(own), Arrays.stream(others)).toArray();
    int[] domains = Arrays.stream(all).map(row -> domain[row]).toArray();
    Matrix picked = x.rows(all);
    int[] first = WholeMatrix.rows(n);
    int[] rest = IntStream.range(n, all.length).toArray();
    Matrix seen = scales == Coupling.Scales.OWN ? aligned(picked, first, rest, domains) : picked;
    return new CoupledFits(
        scales, own.clone(), others.clone(), domains, Decomposition.of(seen, first, rest));
  }

  /** The columns of each other domain take the mean and the deviation of the own rows. */
  private static Matrix aligned(Matrix x, int[] own, int[] others, int[] domain) {
    int p = x.columns();
    double[] values = x.values().clone();
    Standardisation to = Standardisation.of(x, own);
    for (int d : Arrays.stream(others).map(row -> domain[row]).distinct().sorted().toArray()) {
      int[] rows = Arrays.stream(others).filter(row -> domain[row] == d).toArray();
      Standardisation from = Standardisation.of(x, rows);
      for (int row : rows) {
        for (int j = 0; j < p; j++) {
          double standardised = (values[row * p + j] - from.mean()[j]) / from.scale()[j];
          values[row * p + j] = to.mean()[j] + standardised * to.scale()[j];
        }
      }
    }
    return new Matrix(x.rows(), p, values);
  }

  /**
   * Fits one machine.
   *
   * @param machine a pipeline whose regressor is a support vector machine
   * @param strength of the coupling, in [0, 1]
   * @param rating of every row of the matrix; only those of the training rows are looked at
   * @return what predicts rows of the own domain, as they were measured
   */
  public FittedPipeline fit(Pipeline machine, double strength, double[] rating) {
    if (!(machine.regressor() instanceof SvrSpec svr)) {
      throw new IllegalArgumentException(
          machine.describe() + ": expected a support vector machine");
    }
    Check.between("strength", strength, 0, 1);
    Scores scores = machine.projection().scores(rows);
    int n = own.length;
    int all = n + others.length;
    int m = scores.components();
    double[] columns = new double[m * all];
    for (int k = 0; k < m; k++) {
      System.arraycopy(scores.train(), k * n, columns, k * all, n);
      System.arraycopy(scores.evaluation(), k * others.length, columns, k * all + n, others.length);
    }
    double variance = scores.variance();
    double[] values =
        KernelMatrix.of(svr.kernel(), InnerProducts.of(m, all, columns, 0, new double[0], variance))
            .train();
    for (int i = 0; i < all; i++) {
      for (int j = 0; j < all; j++) {
        boolean same = domain[i] == domain[j];
        values[i * all + j] = same ? values[i * all + j] + 1 : values[i * all + j] * strength;
        if (!Double.isFinite(values[i * all + j])) {
          throw new IllegalArgumentException(
              "%s of the training rows is not finite: their values are too large for it"
                  .formatted(svr.kernel().describe()));
        }
      }
    }
    double[] y = ratings(rating);
    SvrSolution solution =
        new SvrSolver(values, y, svr.kernel().positive())
            .solve(svr.c(), svr.epsilon(), svr.tolerance(), null);
    return new FittedPipeline(
        machine,
        FittedProjection.of(rows, machine.projection()),
        machine(svr, m, variance, columns, strength, solution));
  }

  private FittedMachine machine(
      SvrSpec svr,
      int m,
      double variance,
      double[] columns,
      double strength,
      SvrSolution solution) {
    int all = domain.length;
    int[] support =
        IntStream.range(0, all)
            .filter(i -> solution.weights()[i] != 0 && (i < own.length || strength > 0))
            .toArray();
    int count = support.length;
    double[] vectors = new double[m * count];
    double[] weights = new double[count];
    double intercept = solution.intercept();
    for (int s = 0; s < count; s++) {
      double weight = solution.weights()[support[s]];
      boolean same = support[s] < own.length;
      weights[s] = same ? weight : weight * strength;
      intercept += same ? weight : 0;
      for (int k = 0; k < m; k++) {
        vectors[k * count + s] = columns[k * all + support[s]];
      }
    }
    return new FittedMachine(svr.kernel(), m, variance, vectors, weights, intercept);
  }

  /** Ratings of other domains take the mean and the deviation of the own ones. */
  private double[] ratings(double[] rating) {
    int n = own.length;
    double[] y = new double[domain.length];
    Arrays.setAll(y, i -> rating[i < n ? own[i] : others[i - n]]);
    return scales == Coupling.Scales.OWN
        ? aligned(
                new Matrix(y.length, 1, y),
                WholeMatrix.rows(n),
                IntStream.range(n, y.length).toArray(),
                domain)
            .values()
        : y;
  }
}
