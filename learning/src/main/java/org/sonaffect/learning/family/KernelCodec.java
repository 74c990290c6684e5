package org.sonaffect.learning.family;

import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;

/** Kernels as plain values, and back. */
public final class KernelCodec {
  private static final int MOST_PARTS = 10_000;

  /** Steps of one value of a kernel, about: an exponential, an arc cosine a layer. */
  private static final double VALUE = 64;

  private KernelCodec() {}

  /** The plain values of a kernel. */
  public static Fields to(SimilarityKernel kernel) {
    if (kernel instanceof PointKernel point) {
      return point(point);
    } else if (kernel instanceof DomainKernel domain) {
      return Fields.of("domain").with("kernel", to(domain.kernel())).with("d", domain.d());
    } else if (kernel instanceof NormalisedKernel normalised) {
      return Fields.of("normalised").with("kernel", to(normalised.kernel()));
    } else if (kernel instanceof SumKernel sum) {
      return Fields.of("sum").with("parts", sum.parts(), KernelCodec::part);
    }
    throw new IllegalStateException("a kernel without a form: " + kernel.describe());
  }

  private static Fields part(SumKernel.Part part) {
    return Fields.NONE
        .with("columns", part.columns().columns())
        .with("weight", part.weight())
        .with("kernel", to(part.kernel()));
  }

  private static Fields point(PointKernel kernel) {
    if (kernel instanceof PointKernel.Rbf rbf) {
      return Fields.of("rbf").with("width", rbf.width());
    } else if (kernel instanceof PointKernel.Laplace laplace) {
      return Fields.of("laplace").with("width", laplace.width());
    } else if (kernel instanceof PointKernel.Matern matern) {
      return Fields.of("matern")
          .with("twice-smoothness", matern.twiceSmoothness())
          .with("width", matern.width());
    } else if (kernel instanceof PointKernel.Polynomial polynomial) {
      return Fields.of("polynomial")
          .with("degree", polynomial.degree())
          .with("offset", polynomial.offset());
    } else if (kernel instanceof PointKernel.ArcCosine arc) {
      return Fields.of("arc-cosine")
          .with("order", arc.order())
          .with("layers", arc.layers())
          .with("bias", arc.bias());
    } else if (kernel instanceof PointKernel.Tangent tangent) {
      return Fields.of("tangent").with("layers", tangent.layers()).with("bias", tangent.bias());
    } else if (kernel instanceof PointKernel.Linear) {
      return Fields.of("linear");
    }
    throw new IllegalStateException("a kernel without a form: " + kernel.describe());
  }

  /**
   * The kernel.
   *
   * @param rows number of training rows it will be used on
   * @param columns of the rows
   */
  public static SimilarityKernel from(Reading reading, int rows, int columns) {
    reading.charge(Cost.PREDICTING, VALUE * rows);
    return reading.made(() -> kernel(reading, rows, columns));
  }

  private static SimilarityKernel kernel(Reading reading, int rows, int columns) {
    return switch (reading.kind()) {
      case "linear" -> {
        reading.fields("kind");
        yield new PointKernel.Linear();
      }
      case "rbf" -> new PointKernel.Rbf(reading.fields("kind", "width").field("width").number());
      case "laplace" ->
          new PointKernel.Laplace(reading.fields("kind", "width").field("width").number());
      case "matern" -> {
        reading.fields("kind", "twice-smoothness", "width");
        yield new PointKernel.Matern(
            reading.field("twice-smoothness").whole(1, 5), reading.field("width").number());
      }
      case "polynomial" -> {
        reading.fields("kind", "degree", "offset");
        yield new PointKernel.Polynomial(
            reading.field("degree").whole(1, 8), reading.field("offset").number());
      }
      case "arc-cosine" -> {
        reading.fields("kind", "order", "layers", "bias");
        yield new PointKernel.ArcCosine(
            reading.field("order").whole(0, 1),
            reading.field("layers").whole(1, 8),
            reading.field("bias").number());
      }
      case "tangent" -> {
        reading.fields("kind", "layers", "bias");
        yield new PointKernel.Tangent(
            reading.field("layers").whole(1, 8), reading.field("bias").number());
      }
      case "domain" -> {
        reading.fields("kind", "kernel", "d");
        yield new DomainKernel(
            from(reading.field("kernel"), rows, columns),
            reading.field("d").number(0, Double.POSITIVE_INFINITY));
      }
      case "normalised" -> {
        reading.fields("kind", "kernel");
        // The norms of the training rows, each time.
        reading.charge(Cost.PREDICTING, (double) rows * columns);
        yield new NormalisedKernel(from(reading.field("kernel"), rows, columns));
      }
      case "sum" -> {
        reading.fields("kind", "parts");
        yield new SumKernel(
            reading.field("parts").items(1, MOST_PARTS).stream()
                .map(part -> part(part, rows, columns))
                .toList());
      }
      default -> throw reading.refuse("a kernel " + reading.kind(), "a kind of kernel known here");
    };
  }

  private static SumKernel.Part part(Reading reading, int rows, int columns) {
    reading.fields("columns", "weight", "kernel");
    int[] picked = reading.field("columns").ints(0, columns - 1);
    // The view's columns of the training rows are held, and gone through for every prediction.
    reading.charge(Cost.BYTES, 8.0 * rows * picked.length);
    reading.charge(Cost.PREDICTING, (double) rows * picked.length);
    return reading.made(
        () ->
            new SumKernel.Part(
                ColumnSet.of(picked),
                from(reading.field("kernel"), rows, picked.length),
                reading.field("weight").number()));
  }
}
