package org.sonaffect.learning.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.rows.Matrix;

/**
 * Scales of all rows together, or of each domain's rows by themselves.
 *
 * @param all of all training rows, for domains of none or too few
 * @param byDomain of each domain number; empty where domains are scaled together
 */
record DomainScales(ColumnScales all, List<ColumnScales> byDomain) {
  /** A domain of fewer training rows is scaled with all others. */
  private static final int FEW = 10;

  static DomainScales of(Scaling scaling, boolean apart, Matrix x, int[] domain) {
    int[] every = IntStream.range(0, x.rows()).toArray();
    ColumnScales all = scaling.fit(x, every);
    List<ColumnScales> byDomain = new ArrayList<>();
    int domains = apart ? IntStream.of(domain).max().orElse(-1) + 1 : 0;
    for (int d = 0; d < domains; d++) {
      int number = d;
      int[] rows = IntStream.of(every).filter(i -> domain[i] == number).toArray();
      byDomain.add(rows.length < FEW ? all : rows.length == x.rows() ? all : scaling.fit(x, rows));
    }
    return new DomainScales(all, List.copyOf(byDomain));
  }

  Matrix apply(Matrix x, int[] domain) {
    boolean one = IntStream.of(domain).distinct().count() == 1;
    return one
        ? x.byColumns(
            some -> scaled(some, IntStream.generate(() -> domain[0]).limit(some.rows()).toArray()))
        : scaled(x, domain);
  }

  private Matrix scaled(Matrix x, int[] domain) {
    double[] values = x.values().clone();
    int p = x.columns();
    for (int first = 0; first < p; first += ColumnScales.PANEL) {
      int end = Math.min(p, first + ColumnScales.PANEL);
      for (int i = 0; i < x.rows(); i++) {
        boolean known = domain[i] >= 0 && domain[i] < byDomain.size();
        (known ? byDomain.get(domain[i]) : all).apply(values, i * p, first, end);
      }
    }
    return new Matrix(x.rows(), x.columns(), values);
  }
}
