package org.sonaffect.automl.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.PreparationCodec;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * The prepared training rows of an ensemble's parts, one part after the other, as plain values and
 * back: made of stored rows again, those of an earlier part, or written down; none where no member
 * looks back at them.
 */
final class PartRows {
  private final @Nullable RebuiltRows rebuilt;
  private final List<@Nullable TrainingRows> before = new ArrayList<>();
  private long saved;

  PartRows(@Nullable StoredRows stored) {
    this.rebuilt = stored == null ? null : new RebuiltRows(stored);
  }

  /** Of the next part. */
  Fields to(EnsembleModel.Part part, boolean needed) {
    Fields form = needed ? form(part) : Fields.of("none");
    before.add(needed ? part.rows() : null);
    return form;
  }

  private Fields form(EnsembleModel.Part part) {
    TrainingRows rows = part.rows();
    for (int i = 0; i < before.size(); i++) {
      TrainingRows other = before.get(i);
      if (other != null && RebuiltRows.same(rows, other)) {
        return Fields.of("part").with("part", i);
      }
    }
    int[] picked = rebuilt == null ? null : rebuilt.found(rows, part.preparation());
    if (picked != null) {
      saved += (long) Double.BYTES * rows.x().values().length;
      return Fields.of("stored").with("rows", picked);
    }
    return Fields.of("own").with("domain", rows.domain()).with("x", rows.x().values());
  }

  /** Bytes that are not written down because rows are made of stored ones. */
  long saved() {
    return saved;
  }

  /** Whether the rows read last only stand in for rows that no member looks at. */
  boolean placeholder() {
    return before.get(before.size() - 1) == null;
  }

  /** Of the next part. */
  TrainingRows from(Reading reading, FittedPreparation preparation) {
    int columns = preparation.outputs();
    reading.charge(Cost.PREDICTING, PreparationCodec.steps(preparation));
    if (reading.kind().equals("none")) {
      reading.fields("kind");
      before.add(null);
      reading.charge(Cost.BYTES, 16.0 * columns);
      return new TrainingRows(new Matrix(1, columns, new double[columns]), new int[1]);
    }
    TrainingRows rows =
        switch (reading.kind()) {
          case "part" -> shared(reading.fields("kind", "part").field("part"), columns);
          case "own" -> own(reading, columns);
          case "stored" -> {
            if (rebuilt == null) {
              throw reading.refuse("stored rows", "a model that has such");
            }
            yield rebuilt.of(reading.fields("kind", "rows"), preparation);
          }
          default -> throw reading.refuse("rows " + reading.kind(), "a known kind");
        };
    before.add(rows);
    // Inner products, distances.
    reading.charge(Cost.PREDICTING, 2.0 * rows.size() * columns);
    return rows;
  }

  private TrainingRows shared(Reading reading, int columns) {
    TrainingRows rows = before.isEmpty() ? null : before.get(reading.whole(0, before.size() - 1));
    if (rows == null || rows.x().columns() != columns) {
      throw reading.refuse(
          "a part that holds no rows of %d columns".formatted(columns), "an earlier one that does");
    }
    return rows;
  }

  private static TrainingRows own(Reading reading, int columns) {
    reading.fields("kind", "domain", "x");
    int[] domain = reading.field("domain").ints(0, Shapes.MOST_DOMAINS - 1);
    if (domain.length > Shapes.MOST_ROWS) {
      throw reading.refuse(domain.length + " rows", "at most " + Shapes.MOST_ROWS);
    }
    double[] x = reading.field("x").doubles((long) domain.length * columns);
    reading.charge(Cost.BYTES, 8.0 * x.length);
    return reading.made(() -> new TrainingRows(new Matrix(domain.length, columns, x), domain));
  }

  /**
   * Prepared training rows that are made again from stored ones instead of being written down. A
   * preparation takes each row by itself, so a few rows at a time give the same bits with little
   * memory in between.
   */
  private static final class RebuiltRows {
    private static final int CHUNK = 64;

    /** Steps for each prepared number beyond which it is rather read than made again. */
    private static final double WORTH = 100;

    /**
     * Steps for which preparing all parts' rows again is worth it; beyond, they are written down.
     */
    private static final double MOST_STEPS = 2e9;

    /** Bytes made again for each stored number, and for small models; beyond, as above. */
    private static final double MOST_GROWTH = 32;

    private static final double SMALL = 0x1p24;

    private final StoredRows stored;
    private final Allowance allowance;

    RebuiltRows(StoredRows stored) {
      this.stored = stored;
      this.allowance =
          new Allowance(MOST_GROWTH * stored.values().length + SMALL, MOST_STEPS, MOST_STEPS);
    }

    /** Whether rows have the same bits and domains. */
    static boolean same(TrainingRows a, TrainingRows b) {
      return a == b
          || (a.x().columns() == b.x().columns()
              && Arrays.equals(a.domain(), b.domain())
              && Arrays.equals(a.x().values(), b.x().values()));
    }

    /**
     * The stored rows that become these, in order; null where some do not, or at too high a cost.
     */
    int @Nullable [] found(TrainingRows rows, FittedPreparation preparation) {
      double steps = PreparationCodec.steps(preparation) * stored.size();
      if (stored.columns() != preparation.columns()
          || PreparationCodec.steps(preparation) > WORTH * preparation.outputs()
          || !allowance.take(Cost.READING, steps)
          || !allowance.take(Cost.BYTES, 8.0 * rows.x().values().length)) {
        return null;
      }
      int p = preparation.outputs();
      int[] picked = new int[rows.size()];
      int count = 0;
      for (int first = 0; first < stored.size() && count < picked.length; first += CHUNK) {
        int[] chunk = IntStream.range(first, Math.min(stored.size(), first + CHUNK)).toArray();
        Matrix prepared = prepared(chunk, preparation);
        for (int k = 0; k < chunk.length && count < picked.length; k++) {
          if (stored.domain()[chunk[k]] == rows.domain()[count]
              && Arrays.equals(
                  prepared.values(),
                  k * p,
                  (k + 1) * p,
                  rows.x().values(),
                  count * p,
                  (count + 1) * p)) {
            picked[count++] = chunk[k];
          }
        }
      }
      return count == picked.length && Arrays.equals(rows.x().values(), values(picked, preparation))
          ? picked
          : null;
    }

    /** The rows made again. */
    TrainingRows of(Reading reading, FittedPreparation preparation) {
      int[] picked = reading.field("rows").ints(0, stored.size() - 1);
      double n = picked.length;
      if (stored.columns() != preparation.columns() || n == 0 || n > Shapes.MOST_ROWS) {
        throw reading.refuse(
            "%d stored rows of %d columns".formatted(picked.length, stored.columns()),
            "1 to %d, of %d columns".formatted(Shapes.MOST_ROWS, preparation.columns()));
      }
      double numbers = n * preparation.outputs();
      // Those of the rows, and of their transpose.
      reading.charge(Cost.BYTES, 16 * numbers);
      reading.charge(Cost.READING, n * PreparationCodec.steps(preparation));
      if (numbers > Integer.MAX_VALUE - 8) {
        throw reading.refuse("%.0f numbers".formatted(numbers), "fewer than 2^31");
      }
      return reading.made(
          () -> {
            Matrix x =
                new Matrix(picked.length, preparation.outputs(), values(picked, preparation));
            Check.finite(x);
            return new TrainingRows(x, stored.domains(picked));
          });
    }

    private double[] values(int[] picked, FittedPreparation preparation) {
      int p = preparation.outputs();
      double[] values = new double[picked.length * p];
      for (int first = 0; first < picked.length; first += CHUNK) {
        int[] chunk = Arrays.copyOfRange(picked, first, Math.min(picked.length, first + CHUNK));
        System.arraycopy(
            prepared(chunk, preparation).values(), 0, values, first * p, chunk.length * p);
      }
      return values;
    }

    private Matrix prepared(int[] rows, FittedPreparation preparation) {
      return preparation.transform(stored.rows(rows), stored.domains(rows));
    }
  }
}
