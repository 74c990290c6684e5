package org.sonaffect.learning.prepare;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sonaffect.learning.rows.Matrix;

/**
 * How the features of two domains are brought together before a model is trained on one and tested
 * on the other. Ratings play no part, and rows to be tested have no say in what is fitted.
 */
public enum Alignment {
  /** Features as they are. */
  PLAIN("plain"),
  /** Each domain by its own mean and deviation. */
  PER_DOMAIN("per-domain"),
  /** Besides, the source's covariance is made the target's: {@link Coral}. */
  CORAL("coral");

  /** The paper's: the identity is added to the covariances of features of deviation 1. */
  private static final double RIDGE = 1;

  private final String word;

  Alignment(String word) {
    this.word = word;
  }

  /** The name in tables. */
  public String word() {
    return word;
  }

  /**
   * The rows of two domains, aligned.
   *
   * @param x all rows
   * @param source training rows of the source domain, at least 2
   * @param target training rows of the target domain, whose ratings are not needed, at least 2
   * @param tested further rows of the target domain, on which nothing is fitted; features beyond
   *     the range of the target's training rows are taken to its edge (but for {@link #PLAIN})
   * @return a matrix of the size of {@code x} with these rows at their places; every other value is
   *     NaN, so that no fit can use a row it was not given
   */
  public Matrix apply(Matrix x, int[] source, int[] target, int[] tested) {
    int[] trained = joined(source, target);
    int[] all = joined(trained, tested);
    Matrix rows = x.rows(all);
    if (this != PLAIN) {
      int[] domain = new int[all.length];
      Arrays.fill(domain, source.length, all.length, 1);
      int[] trainedDomain = Arrays.copyOf(domain, trained.length);
      Scaling scaling = new Scaling(Scaling.Kind.STANDARD);
      rows = DomainScales.of(scaling, true, x.rows(trained), trainedDomain).apply(rows, domain);
    }
    double[] values = new double[x.rows() * x.columns()];
    Arrays.fill(values, Double.NaN);
    place(rows, all, values);
    if (this == CORAL) {
      int[] own = IntStream.range(0, source.length).toArray();
      int[] others = IntStream.range(source.length, trained.length).toArray();
      place(Coral.recolour(rows.rows(own), rows.rows(others), RIDGE), source, values);
    }
    return new Matrix(x.rows(), x.columns(), values);
  }

  private static int[] joined(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  private static void place(Matrix rows, int[] places, double[] into) {
    int p = rows.columns();
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(rows.values(), i * p, into, places[i] * p, p);
    }
  }
}
