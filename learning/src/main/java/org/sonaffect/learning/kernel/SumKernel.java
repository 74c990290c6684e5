package org.sonaffect.learning.kernel;

import java.util.List;
import java.util.stream.Collectors;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/** A weighted sum of kernels, each over a view of the columns. */
@Form.Named("sum")
public record SumKernel(List<Part> parts) implements SimilarityKernel {
  /**
   * One of the kernels.
   *
   * @param columns its view
   * @param weight at least 0
   */
  public record Part(ColumnSet columns, double weight, SimilarityKernel kernel) {
    /** Checks the weight. */
    public Part {
      Check.between("weight", weight, 0, Double.MAX_VALUE);
    }
  }

  /** Values of one part. */
  @FunctionalInterface
  private interface Values {
    double[] of(Part part);
  }

  /** Copies; at least one part. */
  public SumKernel {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a sum of no kernels, expected at least one");
    }
  }

  @Override
  public String describe() {
    return parts.stream()
        .map(
            part ->
                "%s %s[%s]"
                    .formatted(
                        ShortDecimal.of(part.weight()), part.kernel().describe(), part.columns()))
        .collect(Collectors.joining(" + ", "sum(", ")"));
  }

  @Override
  public boolean byDomain() {
    return parts.stream().anyMatch(part -> part.kernel().byDomain());
  }

  @Override
  public double[] among(TrainingRows rows) {
    return sum(rows.size() * rows.size(), part -> part.kernel().among(part.columns().of(rows)));
  }

  @Override
  public double[] between(EvaluationRows rows) {
    return sum(
        rows.size() * rows.training().size(),
        part -> part.kernel().between(part.columns().of(rows)));
  }

  @Override
  public double[] self(TrainingRows rows) {
    return sum(rows.size(), part -> part.kernel().self(part.columns().of(rows)));
  }

  @Override
  public double[] self(EvaluationRows rows) {
    return sum(rows.size(), part -> part.kernel().self(part.columns().of(rows)));
  }

  private double[] sum(int length, Values values) {
    double[] sum = new double[length];
    for (Part part : parts) {
      if (part.weight() > 0) {
        double[] terms = values.of(part);
        for (int i = 0; i < length; i++) {
          sum[i] += part.weight() * terms[i];
        }
      }
    }
    return sum;
  }
}
