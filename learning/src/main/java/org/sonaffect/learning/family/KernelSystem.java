package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.linear.Cholesky;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.rows.HeldBytes;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * One kernel on training rows, decomposed: from here every penalty, target and noise costs n^2 at
 * most. It solves {@code min sum_i w_i (y_i - f(x_i) - b)^2 + lambda |f|^2} with an intercept that
 * is not penalised (one per domain where the kernel distinguishes domains).
 *
 * <p>With {@code R = diag(sqrt w)} and P the projection off the intercepts' columns of {@code R 1},
 * the dual weights are {@code R (P R K R P + lambda)^-1 P R y}, and the eigenvectors of {@code P R
 * K R P} give them for every lambda. A row left out is mispredicted by {@code a_i / G_ii}, where G
 * is that inverse on the range of P (Cawley and Talbot, Neural Networks 17, 2004). A clip and its
 * variants left out together are mispredicted by {@code inv(G_BB) a_B}, where B are their rows.
 */
final class KernelSystem implements HeldBytes.Holder {
  /**
   * Squares, as {@link Family#squares} counts them: inner products or distances, the kernel's
   * matrix, three while it is decomposed, and the eigenvectors kept.
   */
  static final int SQUARES = 6;

  private record Key(SimilarityKernel kernel) {}

  private final int n;
  private final int clips;
  private final Blocks blocks;
  private final double[] root;
  private final double[] values;
  private final double[] vectors;
  private final double mean;

  /** Mean of the rows of {@code R K R} over a block, weighted: {@code [block * n + row]}. */
  private final double[] blockMeans;

  /** The system of a kernel on training rows, made once. */
  static KernelSystem of(SimilarityKernel kernel, TrainingRows rows) {
    return rows.derived(new Key(kernel), () -> new KernelSystem(kernel, rows));
  }

  private KernelSystem(SimilarityKernel kernel, TrainingRows rows) {
    n = rows.size();
    clips = rows.clips();
    blocks = Blocks.of(rows, kernel.byDomain());
    root = new double[n];
    Arrays.setAll(root, i -> Math.sqrt(rows.weights()[i]));
    double[] matrix = kernel.among(rows);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] *= root[i] * root[j];
        if (!Double.isFinite(matrix[i * n + j])) {
          throw new IllegalArgumentException(
              "%s of rows %d and %d is not finite: their values are too large for it"
                  .formatted(kernel.describe(), i, j));
        }
      }
    }
    double whole = 0;
    for (int i = 0; i < n; i++) {
      whole += matrix[i * n + i];
    }
    blockMeans = blockMeans(matrix);
    project(matrix);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += Math.abs(matrix[i * n + j]);
      }
      largest = Math.max(largest, sum);
      trace += matrix[i * n + i];
    }
    // What rounding leaves of rows that are all alike is no variance.
    boolean alike = trace <= whole * n * 0x1p-50;
    mean = alike ? 0 : trace / Math.max(1, n - blocks.count());
    if (alike) {
      Arrays.fill(matrix, 0);
      largest = 0;
    }
    // Eigenvalues above all others distinguish the projected directions.
    double shift = largest > 0 ? 2 * largest : 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (blocks.of()[i] == blocks.of()[j]) {
          matrix[i * n + j] += shift * (root[i] * root[j] / blocks.mass()[blocks.of()[i]]);
        }
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix, n);
    int rank = n - blocks.count();
    values = new double[rank];
    Arrays.setAll(values, k -> Math.max(0, eigen.values()[k + blocks.count()]));
    vectors = new double[rank * n];
    System.arraycopy(eigen.vectors(), blocks.count() * n, vectors, 0, rank * n);
  }

  private double[] blockMeans(double[] matrix) {
    double[] means = new double[blocks.count() * n];
    for (int i = 0; i < n; i++) {
      int g = blocks.of()[i];
      for (int j = 0; j < n; j++) {
        means[g * n + j] += root[i] * matrix[i * n + j];
      }
    }
    for (int g = 0; g < blocks.count(); g++) {
      for (int j = 0; j < n; j++) {
        means[g * n + j] /= blocks.mass()[g];
      }
    }
    return means;
  }

  /** Replaces the matrix by its projection off the intercepts, from both sides. */
  private void project(double[] matrix) {
    int count = blocks.count();
    double[] both = new double[count * count];
    for (int g = 0; g < count; g++) {
      for (int j = 0; j < n; j++) {
        both[g * count + blocks.of()[j]] += root[j] * blockMeans[g * n + j];
      }
      for (int h = 0; h < count; h++) {
        both[g * count + h] /= blocks.mass()[h];
      }
    }
    for (int i = 0; i < n; i++) {
      int g = blocks.of()[i];
      for (int j = 0; j <= i; j++) {
        int h = blocks.of()[j];
        double value =
            matrix[i * n + j]
                - root[i] * blockMeans[g * n + j]
                - root[j] * blockMeans[h * n + i]
                + root[i] * root[j] * both[g * count + h];
        matrix[i * n + j] = value;
        matrix[j * n + i] = value;
      }
    }
  }

  /** Number of directions that are left beside the intercepts. */
  int rank() {
    return values.length;
  }

  /** Eigenvalues, descending, at least 0. */
  double[] values() {
    return values;
  }

  /** Eigenvectors of the weighted rows, {@code [k * rows + i]}. */
  double[] vectors() {
    return vectors;
  }

  /** Mean eigenvalue; 0 where the rows are all alike. */
  double mean() {
    return mean;
  }

  /** The unit of penalties: the mean eigenvalue, as often as a clip has rows, which share it. */
  double unit() {
    return mean * (n / clips);
  }

  /** Coordinates of a target along the eigenvectors. */
  double[] coordinates(double[] y) {
    double[] centred = new double[n];
    double[] means = means(y);
    Arrays.setAll(centred, i -> root[i] * (y[i] - means[blocks.of()[i]]));
    double[] coordinates = new double[values.length];
    Arrays.setAll(coordinates, k -> FixedSum.product(vectors, k * n, centred, 0, n));
    return coordinates;
  }

  private double[] means(double[] y) {
    double[] means = new double[blocks.count()];
    for (int i = 0; i < n; i++) {
      means[blocks.of()[i]] += root[i] * root[i] * y[i];
    }
    for (int g = 0; g < means.length; g++) {
      means[g] /= blocks.mass()[g];
    }
    return means;
  }

  /** Dual weights before they are multiplied by {@code sqrt w}. */
  private double[] inner(double[] coordinates, double lambda) {
    double[] inner = new double[n];
    for (int k = 0; k < values.length; k++) {
      double factor = coordinates[k] / (values[k] + lambda);
      for (int i = 0; i < n; i++) {
        inner[i] += factor * vectors[k * n + i];
      }
    }
    return inner;
  }

  /** Diagonal of the inverse on the range of the projection. */
  double[] inverseDiagonal(double lambda) {
    double[] diagonal = new double[n];
    for (int k = 0; k < values.length; k++) {
      double factor = 1 / (values[k] + lambda);
      for (int i = 0; i < n; i++) {
        double entry = vectors[k * n + i];
        diagonal[i] += factor * entry * entry;
      }
    }
    return diagonal;
  }

  /**
   * What each row is mispredicted by when it is left out, {@code y_i - f_(-i)(x_i)}; NaN for a row
   * alone in its block. Of clips that have variants, what each clip is mispredicted by when it and
   * they are left out; NaN for the variants.
   *
   * @param diagonal of {@link #inverseDiagonal} for this lambda
   */
  double[] leftOut(double[] coordinates, double lambda, double[] diagonal) {
    if (clips < n) {
      return clipsLeftOut(coordinates, lambda);
    }
    double[] errors = inner(coordinates, lambda);
    for (int i = 0; i < n; i++) {
      double share = diagonal[i] * lambda;
      errors[i] = share > n * 0x1p-52 ? errors[i] / diagonal[i] / root[i] : Double.NaN;
    }
    return errors;
  }

  private double[] clipsLeftOut(double[] coordinates, double lambda) {
    int each = n / clips;
    double[] inner = inner(coordinates, lambda);
    double[] parts = inverseParts(lambda, each);
    double[] errors = new double[n];
    Arrays.fill(errors, Double.NaN);
    double[] part = new double[each * each];
    double[] solved = new double[each];
    for (int i = 0; i < clips; i++) {
      System.arraycopy(parts, i * part.length, part, 0, part.length);
      for (int p = 0; p < each; p++) {
        solved[p] = inner[p * clips + i];
      }
      if (Cholesky.factor(part, each, each, n * 0x1p-52 / lambda)) {
        Cholesky.solve(part, each, each, solved);
        errors[i] = solved[0] / root[i];
      }
    }
    return errors;
  }

  /** The parts of the inverse on the range of the projection that the rows of each clip span. */
  private double[] inverseParts(double lambda, int each) {
    double[] parts = new double[n * each];
    for (int k = 0; k < values.length; k++) {
      double factor = 1 / (values[k] + lambda);
      for (int i = 0; i < clips; i++) {
        for (int p = 0; p < each; p++) {
          double scaled = factor * vectors[k * n + p * clips + i];
          for (int q = p; q < each; q++) {
            parts[(i * each + p) * each + q] += scaled * vectors[k * n + q * clips + i];
          }
        }
      }
    }
    return parts;
  }

  /** Weights and intercepts of one target at a penalty. */
  DualWeights solve(double[] y, double lambda) {
    double[] inner = inner(coordinates(y), lambda);
    double[] intercepts = means(y);
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> root[i] * inner[i]);
    for (int g = 0; g < blocks.count(); g++) {
      intercepts[g] -= FixedSum.product(blockMeans, g * n, inner, 0, n);
    }
    return blocks.dual(weights, intercepts);
  }

  /** The model without the kernel: each block's mean. */
  DualWeights constant(double[] y) {
    return blocks.dual(new double[n], means(y));
  }

  @Override
  public void addTo(HeldBytes sum) {
    sum.add(vectors);
    sum.add(blockMeans);
  }

  /** Weight of each row in a loss. */
  double weight(int row) {
    return root[row] * root[row];
  }
}
