package org.sonaffect.learning.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.kernel.KernelCost;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.rows.StoredRows;

/** Fitted preparations as plain values, and back: the same to the last bit. */
public final class PreparationCodec {
  private static final int MOST_GROUPS = 100_000;

  /** Steps that it takes to scale a number. */
  private static final double SCALE = 16;

  private PreparationCodec() {}

  /** Groups of columns: their names, and the number of each column's. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Groups(List<String> names, int[] ofColumn) {}

  /** Steps of arithmetic that it takes to prepare a row, about. */
  public static double steps(FittedPreparation preparation) {
    double steps = preparation.columns();
    steps += members(preparation.view) + SCALE * preparation.view.members().length;
    steps += members(preparation.selection);
    if (preparation.embedding instanceof FittedEmbedding.Linear linear) {
      steps += linear.directions().length;
    } else if (preparation.embedding instanceof FittedEmbedding.Landmarks landmarks) {
      steps += landmarks.landmarks().length + landmarks.root().length;
    }
    return steps;
  }

  private static double members(Pooling pooling) {
    return Arrays.stream(pooling.members()).mapToDouble(of -> of.length).sum();
  }

  /**
   * The plain values of a preparation.
   *
   * @param stored rows that stand in the same file; null where there are none
   */
  public static Fields to(FittedPreparation preparation, @Nullable StoredRows stored) {
    StoredRows viewed = stored != null && isWhole(preparation.view) ? stored : null;
    return Fields.NONE
        .with("columns", preparation.columns())
        .withRagged("view", preparation.view.members())
        .with("scales", scales(preparation.scales.all(), viewed))
        .with(
            "by-domain",
            preparation.scales.byDomain(),
            scales -> scales == preparation.scales.all() ? Fields.of("all") : scales(scales, null))
        .withRagged("selection", preparation.selection.members())
        .with("embedding", RecordCodec.LEARNT.toKind((Record) preparation.embedding))
        .with("groups", groups(preparation.selectedGroups()));
  }

  /** Whether all columns come out as they are. */
  private static boolean isWhole(Pooling view) {
    int[][] members = view.members();
    return members.length == view.columns()
        && IntStream.range(0, members.length)
            .allMatch(j -> members[j].length == 1 && members[j][0] == j);
  }

  private static Fields scales(ColumnScales scales, @Nullable StoredRows stored) {
    return scales instanceof QuantileScales quantile
        ? quantile.portable(stored)
        : RecordCodec.LEARNT.toKind((AffineScales) scales);
  }

  private static Fields groups(FeatureGroups groups) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] of = new int[groups.columns()];
    Arrays.setAll(
        of, j -> numbers.computeIfAbsent(groups.ofColumn().get(j), name -> numbers.size()));
    return RecordCodec.LEARNT.to(new Groups(List.copyOf(numbers.keySet()), of));
  }

  /**
   * A preparation.
   *
   * @param columns of the rows that come in
   * @param stored rows that stand in the same file; null where there are none
   */
  public static FittedPreparation from(Reading reading, int columns, @Nullable StoredRows stored) {
    reading.fields("columns", "view", "scales", "by-domain", "selection", "embedding", "groups");
    reading.field("columns").whole(columns, columns);
    Pooling view = pooling(reading.field("view"), columns);
    int viewed = view.members().length;
    ColumnScales all = scales(reading.field("scales"), viewed, isWhole(view) ? stored : null);
    List<ColumnScales> byDomain = new ArrayList<>();
    for (Reading scales : reading.field("by-domain").items(0, Shapes.MOST_DOMAINS)) {
      boolean same = scales.kind().equals("all") && scales.fields("kind") == scales;
      byDomain.add(same ? all : scales(scales, viewed, null));
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

  private static ColumnScales scales(Reading reading, int columns, @Nullable StoredRows stored) {
    if (reading.kind().equals(QuantileScales.STORED)) {
      return QuantileScales.from(reading, columns, stored);
    }
    if (reading.kind().equals("quantile")) {
      return QuantileScales.from(reading, columns);
    }
    AffineScales affine = RecordCodec.LEARNT.fromKind(reading, List.of(AffineScales.class));
    for (double[] values : List.of(affine.low(), affine.high(), affine.centre(), affine.scale())) {
      reading.count("columns", values.length, columns);
    }
    int second = affine.logarithmic() ? columns : 0;
    reading.count("columns", affine.secondCentre().length, second);
    reading.count("columns", affine.secondScale().length, second);
    return affine;
  }

  private static FittedEmbedding embedding(Reading reading, int columns) {
    FittedEmbedding embedding = RecordCodec.LEARNT.from(reading, FittedEmbedding.class);
    if (embedding instanceof FittedEmbedding.Linear linear) {
      outputs(reading, linear.offsets().length);
      reading.count(
          "directions' numbers",
          linear.directions().length,
          (long) linear.offsets().length * columns);
    } else if (embedding instanceof FittedEmbedding.Landmarks landmarks) {
      int m = landmarks.domain().length;
      int root = landmarks.root().length;
      if (m == 0 || m > Shapes.MOST_ROWS || root % m != 0) {
        throw reading.refuse(
            "%d landmarks and a root of %d numbers".formatted(m, root),
            "at least one landmark, and rows of the root as long");
      }
      reading.field("domain").within(landmarks.domain(), 0, Shapes.MOST_DOMAINS);
      reading.count("landmarks' numbers", landmarks.landmarks().length, (long) m * columns);
      outputs(reading, root / m);
      KernelCost.charge(reading.field("kernel"), landmarks.kernel(), m, columns);
    }
    return embedding;
  }

  private static void outputs(Reading reading, int count) {
    if (count < 1 || count > Shapes.MOST_COLUMNS) {
      throw reading.refuse(count + " columns", "1 to " + Shapes.MOST_COLUMNS);
    }
  }

  private static FeatureGroups groups(Reading reading, int columns) {
    Groups groups = RecordCodec.LEARNT.from(reading, Groups.class);
    reading.field("names").items(1, MOST_GROUPS);
    reading.field("of-column").count("whole numbers", groups.ofColumn().length, columns);
    reading.field("of-column").within(groups.ofColumn(), 0, groups.names().size() - 1);
    reading.charge(Cost.BYTES, 8.0 * columns);
    return new FeatureGroups(
        Arrays.stream(groups.ofColumn()).mapToObj(groups.names()::get).toList());
  }
}
