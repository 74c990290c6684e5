package org.sonaffect.learning.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.kernel.DomainKernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** Families on 40 clips and two variants of each, which differ in a column that says nothing. */
class VariantFitTest {
  private static final int CLIPS = 40;
  private static final int COLUMNS = 6;
  private static final Problems PROBLEM = Problems.of(CLIPS, COLUMNS, 5).unweighted();
  private static final TrainingRows ROWS = PROBLEM.training();
  private static final Matrix VARIANTS = variants();

  private static Matrix variants() {
    double[] values = Arrays.copyOf(PROBLEM.x().values(), 2 * CLIPS * COLUMNS);
    System.arraycopy(PROBLEM.x().values(), 0, values, CLIPS * COLUMNS, CLIPS * COLUMNS);
    for (int i = 0; i < 2 * CLIPS; i++) {
      values[i * COLUMNS + 2] += i < CLIPS ? 2 : -1;
    }
    return new Matrix(2 * CLIPS, COLUMNS, values);
  }

  private static VariantFit fit() {
    double[] ones = new double[3 * CLIPS];
    Arrays.fill(ones, 1);
    return VariantFit.of(ROWS, VARIANTS, ones);
  }

  private static double[][] predict(FittedFamily fitted, TrainingRows rows, Matrix x) {
    int[] domain = new int[x.rows()];
    Arrays.setAll(domain, i -> PROBLEM.domain()[i % CLIPS]);
    return fitted.predict(new EvaluationRows(rows, x, domain));
  }

  /** Root of the mean square of what a change of the clips does to predictions. */
  private static double moved(FittedFamily fitted) {
    double[] before = predict(fitted, ROWS, PROBLEM.x())[0];
    double[] after = predict(fitted, ROWS, VARIANTS)[0];
    double sum = 0;
    for (int i = 0; i < after.length; i++) {
      sum += (after[i] - before[i % CLIPS]) * (after[i] - before[i % CLIPS]);
    }
    return Math.sqrt(sum / after.length);
  }

  @Test
  void similaritiesWithTheClipsAloneAreEnough() {
    for (Family family :
        List.of(
            new KernelRidge(new PointKernel.Rbf(0.5)),
            new KernelRidge(new DomainKernel(new PointKernel.Rbf(0.3), 0.5), 0.1),
            new SupportVectorRegression(new PointKernel.Rbf(0.5), 3, 0.1))) {
      FittedDual fitted = (FittedDual) fit().fit(family, PROBLEM.y(), PROBLEM.context());
      assertEquals(CLIPS, fitted.duals().get(0).weights().length, family.describe());
      double plain = moved(family.fit(ROWS, PROBLEM.y(), PROBLEM.context()));
      assertTrue(
          moved(fitted) < 0.9 * plain, family.describe() + ": " + moved(fitted) + ", " + plain);
      // Near what looks back at all rows.
      VariantFit fit = fit();
      double[][] y = new double[2][3 * CLIPS];
      for (int i = 0; i < 3 * CLIPS; i++) {
        y[0][i] = PROBLEM.y()[0][i % CLIPS];
        y[1][i] = PROBLEM.y()[1][i % CLIPS];
      }
      int[] folds = new int[3 * CLIPS];
      Arrays.setAll(folds, i -> PROBLEM.context().folds()[i % CLIPS]);
      FittedFamily all = family.fit(fit.all(), y, new FitContext(folds, PROBLEM.context().seeds()));
      double[] wanted = predict(all, fit.all(), PROBLEM.x())[0];
      double[] found = predict(fitted, ROWS, PROBLEM.x())[0];
      for (int i = 0; i < CLIPS; i++) {
        assertEquals(wanted[i], found[i], 0.1, family.describe() + " " + i);
      }
    }
  }

  @Test
  void whoseRowsAreIndependentLearnsFromClips() {
    for (Family family :
        List.of(
            new NearestNeighbours(5),
            new BayesianRidge(),
            new RelevanceDetermination(4),
            new GaussianProcess(List.of(new PointKernel.Rbf(0.5))))) {
      assertTrue(family.independentRows());
      assertArrayEquals(
          predict(family.fit(ROWS, PROBLEM.y(), PROBLEM.context()), ROWS, VARIANTS)[1],
          predict(fit().fit(family, PROBLEM.y(), PROBLEM.context()), ROWS, VARIANTS)[1],
          family.describe());
    }
  }

  @Test
  void variantsLikeTheirClipsChangeNothing() {
    double[] ones = new double[3 * CLIPS];
    Arrays.fill(ones, 1);
    double[] twice = Arrays.copyOf(PROBLEM.x().values(), 2 * CLIPS * COLUMNS);
    System.arraycopy(PROBLEM.x().values(), 0, twice, CLIPS * COLUMNS, CLIPS * COLUMNS);
    VariantFit alike = VariantFit.of(ROWS, new Matrix(2 * CLIPS, COLUMNS, twice), ones);
    for (Family family :
        List.of(
            new KernelRidge(new PointKernel.Rbf(0.5)),
            new Ridge(),
            new SupportVectorRegression(new PointKernel.Rbf(0.5), 1, 0.1))) {
      assertArrayEquals(
          predict(family.fit(ROWS, PROBLEM.y(), PROBLEM.context()), ROWS, PROBLEM.x())[0],
          predict(alike.fit(family, PROBLEM.y(), PROBLEM.context()), ROWS, PROBLEM.x())[0],
          0.01,
          family.describe());
    }
  }

  @Test
  void withoutVariantsNothingIsOtherwise() {
    Family family = new KernelRidge(new PointKernel.Rbf(0.5));
    assertArrayEquals(
        predict(family.fit(ROWS, PROBLEM.y(), PROBLEM.context()), ROWS, VARIANTS)[0],
        predict(VariantFit.of(ROWS).fit(family, PROBLEM.y(), PROBLEM.context()), ROWS, VARIANTS)[
            0]);
  }
}
