package org.sonaffect.learning.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.junit.jupiter.api.Test;

/** The solver against LIBSVM on the same kernel matrix, and against the optimality conditions. */
class SvrSolverTest {
  private static final double TOLERANCE = 1e-8;

  private static final List<Kernel> POSITIVE =
      List.of(
          new Kernel.Linear(),
          new Kernel.Rbf(Gamma.SCALE),
          new Kernel.Rbf(Gamma.scale(10)),
          new Kernel.Polynomial(2, 1, Gamma.SCALE),
          new Kernel.Polynomial(3, 0, Gamma.SCALE),
          new Kernel.Polynomial(5, 1, Gamma.AUTO));

  private record Problem(double[] kernel, double[] y) {}

  /** Kernel values are rounded to single precision, in which LIBSVM keeps them. */
  private static Problem problem(Kernel kernel, int n, int columns, long seed) {
    Random random = new Random(seed);
    double[] rows = new double[columns * n];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextGaussian();
    }
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = 0.5 * Math.sin(2 * rows[i]) + 0.2 * random.nextGaussian();
    }
    InnerProducts products = InnerProducts.of(columns, n, rows, 0, new double[0], 1);
    double[] values = KernelMatrix.of(kernel, products).train();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
    return new Problem(values, y);
  }

  private static double[] fitted(Problem problem, double[] weights, double intercept) {
    int n = problem.y().length;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = intercept;
      for (int j = 0; j < n; j++) {
        values[i] += weights[j] * problem.kernel()[i * n + j];
      }
    }
    return values;
  }

  private static double objective(Problem problem, double[] weights, double epsilon) {
    double[] products = fitted(problem, weights, 0);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum +=
          weights[i] * products[i] / 2
              - weights[i] * problem.y()[i]
              + epsilon * Math.abs(weights[i]);
    }
    return sum;
  }

  private static double[] libsvm(Problem problem, double c, double epsilon) {
    int n = problem.y().length;
    svm_problem rows = new svm_problem();
    rows.l = n;
    rows.y = problem.y();
    rows.x = new svm_node[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= n; j++) {
        rows.x[i][j] = new svm_node();
        rows.x[i][j].index = j;
        rows.x[i][j].value = j == 0 ? i + 1 : problem.kernel()[i * n + j - 1];
      }
    }
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.EPSILON_SVR;
    parameter.kernel_type = svm_parameter.PRECOMPUTED;
    parameter.C = c;
    parameter.p = epsilon;
    parameter.eps = TOLERANCE;
    parameter.cache_size = 100;
    svm.svm_set_print_string_function(text -> {});
    svm_model model = svm.svm_train(rows, parameter);
    double[] weights = new double[n + 1];
    for (int s = 0; s < model.l; s++) {
      weights[(int) model.SV[s][0].value - 1] = model.sv_coef[0][s];
    }
    weights[n] = -model.rho[0];
    return weights;
  }

  /** Largest violation of the conditions of Vapnik's problem, in units of the target. */
  private static double violation(Problem problem, SvrSolution solution, double c, double epsilon) {
    double[] values = fitted(problem, solution.weights(), 0);
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double w = solution.weights()[i];
      assertTrue(Math.abs(w) <= c, "weight within C");
      sum += w;
      double residual = problem.y()[i] - values[i];
      if (w < c) {
        highest = Math.max(highest, residual - (w >= 0 ? epsilon : -epsilon));
      }
      if (w > -c) {
        lowest = Math.min(lowest, residual - (w > 0 ? epsilon : -epsilon));
      }
    }
    assertEquals(0, sum, 1e-9 * c * values.length, "weights sum to 0");
    return highest - lowest;
  }

  @Test
  void fitsWhatLibsvmFits() {
    for (Kernel kernel : POSITIVE) {
      Problem problem = problem(kernel, 40, 60, 1);
      SvrSolver solver = new SvrSolver(problem.kernel(), problem.y(), kernel.positive());
      for (double c : new double[] {0.1, 1, 10}) {
        for (double epsilon : new double[] {0, 0.1, 0.3}) {
          SvrSolution ours = solver.solve(c, epsilon, TOLERANCE, null);
          double[] theirs = libsvm(problem, c, epsilon);
          String what = kernel.describe() + " C " + c + " epsilon " + epsilon;
          double[] theirWeights = Arrays.copyOf(theirs, 40);
          double objective = objective(problem, theirWeights, epsilon);
          assertEquals(
              objective,
              objective(problem, ours.weights(), epsilon),
              1e-9 * (1 + Math.abs(objective)),
              what);
          assertArrayEquals(
              fitted(problem, theirWeights, theirs[40]),
              fitted(problem, ours.weights(), ours.intercept()),
              1e-6,
              what);
        }
      }
    }
  }

  @Test
  void everySolutionIsOptimalWhereverItStarts() {
    List<Kernel> kernels = new ArrayList<>(POSITIVE);
    kernels.add(new Kernel.Sigmoid(0, Gamma.SCALE));
    kernels.add(new Kernel.Sigmoid(0, Gamma.AUTO));
    kernels.add(new Kernel.Sigmoid(100, Gamma.AUTO));
    kernels.add(new Kernel.Polynomial(3, -1, Gamma.SCALE));
    kernels.add(new Kernel.Polynomial(5, 100, Gamma.AUTO));
    for (Kernel kernel : kernels) {
      Problem problem = problem(kernel, 50, 30, 2);
      SvrSolver solver = new SvrSolver(problem.kernel(), problem.y(), kernel.positive());
      double[] start = new double[50];
      for (double epsilon : new double[] {0.5, 0.1, 0}) {
        start = new double[50];
        for (double c : new double[] {0.1, 1, 10}) {
          SvrSolution solution = solver.solve(c, epsilon, 1e-3, start);
          String what = kernel.describe() + " C " + c + " epsilon " + epsilon;
          assertTrue(solution.converged(), what);
          assertTrue(violation(problem, solution, c, epsilon) < 1.001e-3, what);
          start = solution.weights();
        }
      }
    }
  }

  @Test
  void constantTargetAndSingleRow() {
    double[] one = {1};
    SvrSolution single = new SvrSolver(one, new double[] {0.3}, true).solve(1, 0.1, 1e-3, null);
    assertArrayEquals(new double[] {0}, single.weights());
    assertEquals(0.3, single.intercept(), 1e-12);
    Problem problem = problem(new Kernel.Rbf(Gamma.SCALE), 20, 5, 3);
    double[] constant = new double[20];
    Arrays.fill(constant, -0.7);
    SvrSolution flat = new SvrSolver(problem.kernel(), constant, true).solve(1, 0, 1e-3, null);
    assertEquals(-0.7, flat.intercept(), 1e-12);
  }

  /** Values of 1e12 make weights of 1e-12, which are no rounding errors of a C of 10. */
  @Test
  void tinyWeightsOnAKernelOfLargeValuesAreKept() {
    Problem problem = problem(new Kernel.Polynomial(5, 50, Gamma.AUTO), 60, 3000, 4);
    for (int i = 0; i < problem.kernel().length; i++) {
      problem.kernel()[i] *= 3000;
    }
    SvrSolver solver = new SvrSolver(problem.kernel(), problem.y(), true);
    for (double epsilon : new double[] {0, 0.25, 0.5}) {
      SvrSolution solution = solver.solve(10, epsilon, 1e-3, null, 20_000);
      assertTrue(solution.converged(), "epsilon " + epsilon + ": " + solution.iterations());
      assertTrue(violation(problem, solution, 10, epsilon) < 1.001e-3);
    }
  }

  /** Rows that occur twice differ in the last bits of their kernel values, and in no weight. */
  @Test
  void rowsThatOccurTwiceDoNotHoldItUp() {
    Problem once = problem(new Kernel.Polynomial(5, 100, Gamma.scale(50)), 40, 400, 5);
    Random random = new Random(6);
    int n = 80;
    double[] kernel = new double[n * n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = once.y()[i % 40];
      for (int j = 0; j <= i; j++) {
        double value = once.kernel()[i % 40 * 40 + j % 40] * (1 + 0x1p-50 * random.nextGaussian());
        kernel[i * n + j] = value;
        kernel[j * n + i] = value;
      }
    }
    Problem twice = new Problem(kernel, y);
    for (double epsilon : new double[] {0, 0.1}) {
      SvrSolution solution = new SvrSolver(kernel, y, true).solve(1, epsilon, 1e-3, null, 100_000);
      assertTrue(solution.converged(), "epsilon " + epsilon + ": " + solution.iterations());
      assertTrue(violation(twice, solution, 1, epsilon) < 1.001e-3);
    }
  }

  /** An interpolation of hundreds of rows, which moves of two weights come near only slowly. */
  @Test
  void aHardProblemTakesFewMoves() {
    Problem problem = problem(new Kernel.Polynomial(2, 100, Gamma.AUTO), 200, 150, 7);
    SvrSolution quick = new SvrSolver(problem.kernel(), problem.y(), true).solve(3, 0, 1e-3, null);
    SvrSolution plain = new SvrSolver(problem.kernel(), problem.y(), false).solve(3, 0, 1e-6, null);
    assertTrue(quick.converged() && plain.converged());
    assertTrue(quick.iterations() < plain.iterations() / 10, quick.iterations() + " moves");
    assertArrayEquals(
        fitted(problem, plain.weights(), plain.intercept()),
        fitted(problem, quick.weights(), quick.intercept()),
        1e-3);
  }

  /** A row of weight 2 is a row that occurs twice; one of weight 0 is absent. */
  @Test
  void weightsOfRowsAreTheirNumber() {
    Problem whole = problem(new Kernel.Rbf(Gamma.scale(10)), 30, 5, 8);
    double[] share = new double[30];
    Arrays.fill(share, 1);
    share[3] = 2;
    share[8] = 2;
    share[20] = 0;
    int[] rows = new int[31];
    int count = 0;
    for (int i = 0; i < 30; i++) {
      for (int times = 0; times < share[i]; times++) {
        rows[count++] = i;
      }
    }
    double[] kernel = new double[count * count];
    double[] y = new double[count];
    for (int a = 0; a < count; a++) {
      y[a] = whole.y()[rows[a]];
      for (int b = 0; b < count; b++) {
        kernel[a * count + b] = whole.kernel()[rows[a] * 30 + rows[b]];
      }
    }
    for (double epsilon : new double[] {0, 0.1}) {
      SvrSolution byWeight =
          new SvrSolver(whole.kernel(), whole.y(), true, share)
              .solve(0.5, epsilon, TOLERANCE, null);
      SvrSolution byNumber = new SvrSolver(kernel, y, true).solve(0.5, epsilon, TOLERANCE, null);
      double[] summed = new double[30];
      for (int a = 0; a < count; a++) {
        summed[rows[a]] += byNumber.weights()[a];
      }
      assertArrayEquals(
          fitted(whole, summed, byNumber.intercept()),
          fitted(whole, byWeight.weights(), byWeight.intercept()),
          1e-6);
    }
  }

  /** Values of 1e10 over two columns: residuals cannot be told to the tolerance. It ends anyway. */
  @Test
  void itEndsWhereRoundingErrorsAreLargerThanTheTolerance() {
    Kernel kernel = new Kernel.Polynomial(5, 100, Gamma.AUTO);
    Problem problem = problem(kernel, 150, 2, 9);
    SvrSolution solution =
        new SvrSolver(problem.kernel(), problem.y(), true).solve(10, 0, 1e-9, null);
    double sum = Arrays.stream(solution.weights()).sum();
    assertEquals(0, sum, 1e-6);
    assertTrue(solution.iterations() <= 1_000_000, solution.iterations() + " moves");
  }
}
