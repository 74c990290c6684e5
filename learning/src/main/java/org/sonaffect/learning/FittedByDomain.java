package org.sonaffect.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.rows.Matrix;

/**
 * Pipelines of their own for each domain.
 *
 * @param domains in the order of their numbers, at least one, all of the same columns and targets
 */
public record FittedByDomain(List<FittedPipelines> domains) implements FittedModel {
  /** Checks columns and targets. */
  public FittedByDomain {
    domains = List.copyOf(domains);
    if (domains.stream().map(d -> List.of(d.columns(), d.targets())).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "expected domains with the same numbers of columns and targets");
    }
  }

  @Override
  public int columns() {
    return domains.get(0).columns();
  }

  @Override
  public int targets() {
    return domains.get(0).targets();
  }

  @Override
  public double[][] predict(Matrix x, int[] domain) {
    double[][] predictions = new double[targets()][x.rows()];
    for (int d : Arrays.stream(domain).distinct().sorted().toArray()) {
      if (d < 0 || d >= domains.size()) {
        throw new IllegalArgumentException(
            "a row of domain %d, expected one of %d".formatted(d, domains.size()));
      }
      int[] rows = IntStream.range(0, domain.length).filter(i -> domain[i] == d).toArray();
      double[][] own = domains.get(d).predict(x.rows(rows), new int[rows.length]);
      for (int t = 0; t < own.length; t++) {
        for (int i = 0; i < rows.length; i++) {
          predictions[t][rows[i]] = own[t][i];
        }
      }
    }
    return predictions;
  }
}
