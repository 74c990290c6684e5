package org.sonaffect.learning.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.learning.family.KernelCodec;
import org.sonaffect.learning.family.SimilarityKernel;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.rows.Matrix;

/** Fitted preparations as plain values, and back. */
public final class PreparationCodec {
  private static final int MOST_GROUPS = 100_000;
  private static final int LONGEST_NAME = 1000;

  /** Steps to scale one value, about: a logarithm, or a search among the knots. */
  private static final double SCALE = 16;

  private PreparationCodec() {}

  /** Steps of preparing one row, about. */
  public static double steps(FittedPreparation preparation) {
    double steps = preparation.columns();
    steps += members(preparation.view) + SCALE * preparation.view.members().length;
    steps += members(preparation.selection);
    if (preparation.embedding instanceof FittedEmbedding.Linear linear) {
      steps += linear.directions().length;
    } else if (preparation.embedding instanceof FittedEmbedding.Landmarks landmarks) {
      steps += landmarks.landmarks().values().length + landmarks.root().length;
    }
    return steps;
  }

  private static double members(Pooling pooling) {
    double members = 0;
    for (int[] of : pooling.members()) {
      members += of.length;
    }
    return members;
  }

  /** The plain values of a preparation. */
  public static Fields to(FittedPreparation preparation) {
    return Fields.NONE
        .with("columns", preparation.columns())
        .withRagged("view", preparation.view.members())
        .with("scales", scales(preparation.scales.all()))
        .with(
            "by-domain",
            preparation.scales.byDomain(),
            scales -> scales == preparation.scales.all() ? Fields.of("all") : scales(scales))
        .withRagged("selection", preparation.selection.members())
        .with("embedding", embedding(preparation.embedding))
        .with("groups", groups(preparation.selectedGroups()));
  }

  private static Fields scales(ColumnScales scales) {
    if (scales instanceof AffineScales affine) {
      return Fields.of("affine")
          .with("low", affine.low())
          .with("high", affine.high())
          .with("centre", affine.centre())
          .with("scale", affine.scale())
          .with("logarithmic", affine.logarithmic())
          .with("second-centre", affine.secondCentre())
          .with("second-scale", affine.secondScale())
          .with("limit", affine.limit());
    } else if (scales instanceof QuantileScales quantile) {
      double[] table =
          Arrays.stream(quantile.quantiles())
              .flatMapToDouble(Arrays::stream)
              .sorted()
              .distinct()
              .toArray();
      return Fields.of("quantile")
          .withRagged("knots", quantile.knots())
          .with("table", table)
          .with(
              "places",
              Arrays.stream(quantile.quantiles())
                  .flatMapToDouble(Arrays::stream)
                  .mapToInt(value -> Arrays.binarySearch(table, value))
                  .toArray())
          .with("limit", quantile.limit());
    }
    throw new IllegalStateException("scales without a form: " + scales.getClass().getName());
  }

  private static Fields embedding(FittedEmbedding embedding) {
    if (embedding instanceof FittedEmbedding.Linear linear) {
      return Fields.of("linear")
          .with("directions", linear.directions())
          .with("offsets", linear.offsets());
    } else if (embedding instanceof FittedEmbedding.Landmarks landmarks) {
      return Fields.of("landmarks")
          .with("kernel", KernelCodec.to(landmarks.kernel()))
          .with("landmarks", landmarks.landmarks().values())
          .with("domain", landmarks.landmarkDomain())
          .with("root", landmarks.root());
    } else if (embedding instanceof FittedEmbedding.Same) {
      return Fields.of("same");
    }
    throw new IllegalStateException("an embedding without a form");
  }

  private static Fields groups(FeatureGroups groups) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] of = new int[groups.columns()];
    for (int j = 0; j < of.length; j++) {
      of[j] = numbers.computeIfAbsent(groups.ofColumn().get(j), name -> numbers.size());
    }
    return Fields.NONE
        .with("names", List.copyOf(numbers.keySet()), Portable.Text::new)
        .with("of-column", of);
  }

  /**
   * A preparation.
   *
   * @param columns of the rows that come in
   */
  public static FittedPreparation from(Reading reading, int columns) {
    reading.fields("columns", "view", "scales", "by-domain", "selection", "embedding", "groups");
    reading.field("columns").whole(columns, columns);
    Pooling view = pooling(reading.field("view"), columns);
    int viewed = view.members().length;
    ColumnScales all = scales(reading.field("scales"), viewed);
    List<ColumnScales> byDomain = new ArrayList<>();
    for (Reading scales : reading.field("by-domain").items(0, Shapes.MOST_DOMAINS)) {
      boolean same = scales.kind().equals("all") && scales.fields("kind") == scales;
      byDomain.add(same ? all : scales(scales, viewed));
    }
    Pooling selection = pooling(reading.field("selection"), viewed);
    int selected = selection.members().length;
    return new FittedPreparation(
        view,
        new DomainScales(all, List.copyOf(byDomain)),
        selection,
        embedding(reading.field("embedding"), selected),
        groups(reading.field("groups"), selected));
  }

  private static Pooling pooling(Reading reading, int columns) {
    int[][] members = reading.raggedInts(0, columns - 1);
    if (members.length > Shapes.MOST_COLUMNS) {
      throw reading.refuse(members.length + " columns", "at most " + Shapes.MOST_COLUMNS);
    }
    return new Pooling(columns, members);
  }

  private static ColumnScales scales(Reading reading, int columns) {
    if (reading.kind().equals("affine")) {
      reading.fields(
          "kind",
          "low",
          "high",
          "centre",
          "scale",
          "logarithmic",
          "second-centre",
          "second-scale",
          "limit");
      boolean logarithmic = reading.field("logarithmic").truth();
      int second = logarithmic ? columns : 0;
      return new AffineScales(
          reading.field("low").doubles(columns),
          reading.field("high").doubles(columns),
          reading.field("centre").doubles(columns),
          reading.field("scale").doubles(columns),
          logarithmic,
          reading.field("second-centre").doubles(second),
          reading.field("second-scale").doubles(second),
          limit(reading));
    } else if (reading.kind().equals("quantile")) {
      reading.fields("kind", "knots", "table", "places", "limit");
      double[][] knots = reading.field("knots").raggedDoubles(columns);
      double[][] quantiles = quantiles(reading, knots);
      for (int j = 0; j < columns; j++) {
        for (int k = 1; k < knots[j].length; k++) {
          if (!(knots[j][k - 1] < knots[j][k])) {
            throw reading.field("knots").refuse("column %d out of order".formatted(j), "ascending");
          }
        }
      }
      return new QuantileScales(knots, quantiles, limit(reading));
    }
    throw reading.refuse("scales " + reading.kind(), "affine or quantile");
  }

  /** The quantiles of all columns are of one table: that of the ranks. */
  private static double[][] quantiles(Reading reading, double[][] knots) {
    double[] table = reading.field("table").doubles();
    long total = 0;
    for (double[] column : knots) {
      total += column.length;
    }
    int[] places = reading.field("places").ints(total, 0, table.length - 1);
    reading.charge(Cost.BYTES, 32.0 * knots.length + 8.0 * total);
    double[][] quantiles = new double[knots.length][];
    int at = 0;
    for (int j = 0; j < knots.length; j++) {
      quantiles[j] = new double[knots[j].length];
      for (int k = 0; k < quantiles[j].length; k++) {
        quantiles[j][k] = table[places[at++]];
      }
    }
    return quantiles;
  }

  private static double limit(Reading reading) {
    return reading.field("limit").number(0, Double.POSITIVE_INFINITY);
  }

  private static FittedEmbedding embedding(Reading reading, int columns) {
    return switch (reading.kind()) {
      case "same" -> {
        reading.fields("kind");
        yield new FittedEmbedding.Same();
      }
      case "linear" -> {
        reading.fields("kind", "directions", "offsets");
        double[] offsets = reading.field("offsets").doubles();
        double[] directions = reading.field("directions").doubles((long) offsets.length * columns);
        outputs(reading, offsets.length);
        yield new FittedEmbedding.Linear(columns, directions, offsets);
      }
      case "landmarks" -> {
        reading.fields("kind", "kernel", "landmarks", "domain", "root");
        int[] domain = reading.field("domain").ints(0, Shapes.MOST_DOMAINS);
        int m = domain.length;
        double[] landmarks = reading.field("landmarks").doubles((long) m * columns);
        double[] root = reading.field("root").doubles();
        if (m == 0 || m > Shapes.MOST_ROWS || root.length % m != 0) {
          throw reading.refuse(
              "%d landmarks and a root of %d numbers".formatted(m, root.length),
              "at least one landmark, and rows of the root as long");
        }
        outputs(reading, root.length / m);
        SimilarityKernel kernel = KernelCodec.from(reading.field("kernel"), m, columns);
        yield new FittedEmbedding.Landmarks(
            kernel, new Matrix(m, columns, landmarks), domain, root);
      }
      default -> throw reading.refuse("an embedding " + reading.kind(), "a kind known here");
    };
  }

  private static void outputs(Reading reading, int count) {
    if (count < 1 || count > Shapes.MOST_COLUMNS) {
      throw reading.refuse(count + " columns", "1 to " + Shapes.MOST_COLUMNS);
    }
  }

  private static FeatureGroups groups(Reading reading, int columns) {
    reading.fields("names", "of-column");
    List<String> names =
        reading.field("names").items(1, MOST_GROUPS).stream()
            .map(name -> name.text(LONGEST_NAME))
            .toList();
    int[] of = reading.field("of-column").ints(columns, 0, names.size() - 1);
    List<String> ofColumn = new ArrayList<>(columns);
    for (int number : of) {
      ofColumn.add(names.get(number));
    }
    reading.charge(Cost.BYTES, 8.0 * columns);
    return new FeatureGroups(ofColumn);
  }
}
