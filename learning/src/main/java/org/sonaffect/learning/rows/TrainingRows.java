package org.sonaffect.learning.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Training rows after preprocessing, and what fits of them share: inner products, distances, and
 * whatever a family derives. All is computed when first asked for, once, and held as long as these
 * rows are, but for what is derived ({@link #derived}). Arrays are shared and not to be written to;
 * safe for many threads.
 */
public final class TrainingRows implements HeldBytes.Holder {
  /**
   * Most derived values held. A kernel of every width tried would leave its matrices behind; the
   * least recently used is dropped, and computed again if needed.
   */
  public static final int MOST_DERIVED = 12;

  private final Matrix x;
  private final int[] domain;
  private final double[] weights;
  private final int clips;
  private final Lazy<double[]> byFeature;
  private final Lazy<double[]> products;
  private final Lazy<double[]> manhattan;
  private final Map<Object, Lazy<Object>> derived =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Lazy<Object>> eldest) {
          return size() > MOST_DERIVED;
        }
      };

  /**
   * Binds rows.
   *
   * @param x at least 1 row and 1 column
   * @param domain domain of each row, from 0
   * @param weights weight of each row in a loss, above 0, with mean 1
   */
  public TrainingRows(Matrix x, int[] domain, double[] weights) {
    this(x, domain, weights, x.rows());
  }

  /**
   * Binds rows of clips and of variants of them.
   *
   * @param clips the first rows; those behind them are variants of the same clips in the same
   *     order, once or several times over. Who leaves out a clip leaves out its variants
   */
  public TrainingRows(Matrix x, int[] domain, double[] weights, int clips) {
    if (x.rows() == 0 || x.columns() == 0) {
      throw new IllegalArgumentException(
          "%d rows of %d columns, expected at least 1 of 1".formatted(x.rows(), x.columns()));
    }
    if (domain.length != x.rows() || weights.length != x.rows()) {
      throw new IllegalArgumentException(
          "%d domains and %d weights for %d rows"
              .formatted(domain.length, weights.length, x.rows()));
    }
    for (int i = 0; i < weights.length; i++) {
      Check.positive("weight " + i, weights[i]);
    }
    if (clips < 1 || x.rows() % clips != 0) {
      throw new IllegalArgumentException("%d rows of %d clips".formatted(x.rows(), clips));
    }
    this.clips = clips;
    this.x = x;
    this.domain = domain.clone();
    this.weights = weights.clone();
    this.byFeature = new Lazy<>(() -> x.byColumn());
    this.products = new Lazy<>(() -> Products.among(byFeature(), x.rows(), x.columns()));
    this.manhattan = new Lazy<>(() -> Products.distancesAmong(byFeature(), x.rows(), x.columns()));
  }

  /** Binds rows that all weigh the same. */
  public TrainingRows(Matrix x, int[] domain) {
    this(x, domain, ones(x.rows()));
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The rows. */
  public Matrix x() {
    return x;
  }

  /** Number of rows. */
  public int size() {
    return x.rows();
  }

  /** The first so many rows are clips, the others variants of these; all, where there are none. */
  public int clips() {
    return clips;
  }

  /** Domain of each row, from 0; not to be written to. */
  public int[] domain() {
    return domain;
  }

  /** Weight of each row, with mean 1; not to be written to. */
  public double[] weights() {
    return weights;
  }

  /** The rows one feature after the other: {@code [column * rows + row]}. */
  public double[] byFeature() {
    return byFeature.get();
  }

  /** Inner products of the rows, {@code rows x rows}. */
  public double[] products() {
    return products.get();
  }

  /** Sums of absolute differences of the rows, {@code rows x rows}. */
  public double[] manhattan() {
    return manhattan.get();
  }

  /**
   * What a family derives from these rows, computed once as long as it is among the {@link
   * #MOST_DERIVED} asked for last.
   *
   * @param key a value with {@code equals}, unique to what is derived
   */
  @SuppressWarnings("unchecked")
  public <T> T derived(Object key, Supplier<T> source) {
    Lazy<Object> value;
    synchronized (derived) {
      value = derived.computeIfAbsent(key, k -> new Lazy<>(() -> source.get()));
    }
    return (T) value.get();
  }

  @Override
  public void addTo(HeldBytes sum) {
    sum.add(x.values());
    sum.add(byFeature.held());
    sum.add(products.held());
    sum.add(manhattan.held());
    List<Lazy<Object>> values;
    synchronized (derived) {
      values = new ArrayList<>(derived.values());
    }
    values.forEach(value -> sum.add(value.held()));
  }
}
