package org.sonaffect.learning.rows;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Rows to predict after preprocessing, seen from training rows, and what predictions of them share.
 * Computed when first asked for, once; arrays are not to be written to; safe for many threads.
 */
public final class EvaluationRows implements HeldBytes.Holder {
  private final TrainingRows training;
  private final Matrix x;
  private final int[] domain;
  private final Lazy<double[]> products;
  private final Lazy<double[]> manhattan;
  private final Lazy<double[]> squares;
  private final Map<Object, Lazy<Object>> derived = new ConcurrentHashMap<>();

  /**
   * Binds rows.
   *
   * @param x of as many columns as the training rows; may have no row
   * @param domain domain of each row, from 0
   */
  public EvaluationRows(TrainingRows training, Matrix x, int[] domain) {
    if (x.columns() != training.x().columns() || domain.length != x.rows()) {
      throw new IllegalArgumentException(
          "%d columns and %d domains for %d rows, expected the %d columns it was fitted on"
              .formatted(x.columns(), domain.length, x.rows(), training.x().columns()));
    }
    this.training = training;
    this.x = x;
    this.domain = domain.clone();
    this.products = new Lazy<>(() -> Products.between(x, training.x(), training::byFeature));
    this.manhattan =
        new Lazy<>(() -> Products.distancesBetween(x, training.x(), training::byFeature));
    this.squares = new Lazy<>(() -> Products.squares(x));
  }

  /** The rows they are seen from. */
  public TrainingRows training() {
    return training;
  }

  /** The rows. */
  public Matrix x() {
    return x;
  }

  /** Number of rows. */
  public int size() {
    return x.rows();
  }

  /** Domain of each row, from 0; not to be written to. */
  public int[] domain() {
    return domain;
  }

  /** Inner products with the training rows, {@code rows x training rows}. */
  public double[] products() {
    return products.get();
  }

  /** Sums of absolute differences from the training rows, {@code rows x training rows}. */
  public double[] manhattan() {
    return manhattan.get();
  }

  /** Squared norm of each row. */
  public double[] squares() {
    return squares.get();
  }

  /** What a family derives from these rows, computed once; see {@link TrainingRows#derived}. */
  @SuppressWarnings("unchecked")
  public <T> T derived(Object key, Supplier<T> source) {
    return (T) derived.computeIfAbsent(key, k -> new Lazy<>(() -> source.get())).get();
  }

  @Override
  public void addTo(HeldBytes sum) {
    sum.add(training);
    sum.add(x.values());
    sum.add(products.held());
    sum.add(manhattan.held());
    derived.values().forEach(value -> sum.add(value.held()));
  }
}
