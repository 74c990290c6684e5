package org.sonaffect.learning.prepare;

import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Products;
import org.sonaffect.learning.rows.Standardisation;
import org.sonaffect.learning.rows.WholeMatrix;

/** A projection that has been fitted; immutable, usable from many threads. */
public final class FittedProjection {
  private final Standardisation standardisation;
  private final int components;

  /** {@code [feature * components + k]}; null: none. */
  private final double @Nullable [] directions;

  private FittedProjection(
      Standardisation standardisation, int components, double @Nullable [] directions) {
    this.standardisation = standardisation;
    this.components = components;
    this.directions = directions;
  }

  /** The projection that decomposed training rows give. */
  public static FittedProjection of(Decomposition rows, Projection spec) {
    int p = rows.x.columns();
    if (!(spec instanceof Projection.Pca pca)) {
      return new FittedProjection(rows.standardisation, p, null);
    }
    int count = rows.scores(pca.share(), false, pca.keepNull()).components();
    return new FittedProjection(
        rows.standardisation, count, Directions.of(rows, count, pca.whiten()));
  }

  /** Number of columns it was fitted on. */
  public int columns() {
    return standardisation.mean().length;
  }

  /** Number of columns that come out. */
  public int components() {
    return components;
  }

  /** Steps of projecting one row, about. */
  public double steps() {
    return 4.0 * columns() + (directions == null ? 0 : directions.length);
  }

  /** The plain values. */
  public Fields portable() {
    Fields form =
        Fields.of(directions == null ? "none" : "directions")
            .with("mean", standardisation.mean())
            .with("scale", standardisation.scale())
            .with("lowest", standardisation.lowest())
            .with("highest", standardisation.highest())
            .with("within-range", standardisation.withinRange());
    return directions == null
        ? form
        : form.with("components", components).with("directions", directions);
  }

  /** A projection read. */
  public static FittedProjection from(Reading reading) {
    boolean none = reading.kind().equals("none");
    if (none) {
      reading.fields("kind", "mean", "scale", "lowest", "highest", "within-range");
    } else {
      reading.fields(
          "kind", "mean", "scale", "lowest", "highest", "within-range", "components", "directions");
    }
    double[] mean = reading.field("mean").doubles();
    int p = mean.length;
    if (p < 1 || p > Shapes.MOST_COLUMNS) {
      throw reading.field("mean").refuse(p + " columns", "1 to " + Shapes.MOST_COLUMNS);
    }
    Standardisation standardisation =
        new Standardisation(
            mean,
            reading.field("scale").doubles(p),
            reading.field("lowest").doubles(p),
            reading.field("highest").doubles(p),
            reading.field("within-range").truth());
    if (none) {
      return new FittedProjection(standardisation, p, null);
    }
    // No component is left where no column varies.
    int components = reading.field("components").whole(0, Shapes.MOST_COLUMNS);
    return new FittedProjection(
        standardisation, components, reading.field("directions").doubles((long) p * components));
  }

  /**
   * Standardises and projects.
   *
   * @param x rows, of as many columns as it was fitted on; may be none
   * @return as many rows, of the columns that come out
   * @throws IllegalArgumentException if the columns are too few or too many, or a number is not
   *     finite; row and column are named
   */
  public Matrix transform(Matrix x) {
    Check.applied(x, columns());
    Matrix standardised = x.byColumns(this::standardised);
    return directions == null
        ? standardised
        : new Matrix(x.rows(), components, Products.between(standardised, directions, components));
  }

  private Matrix standardised(Matrix x) {
    int n = x.rows();
    int p = columns();
    double[] standardised = new double[p * n];
    standardisation.columns(x, WholeMatrix.rows(n), 0, p, standardised, n);
    return new Matrix(n, p, Matrix.turned(standardised, 0, p, n));
  }
}
