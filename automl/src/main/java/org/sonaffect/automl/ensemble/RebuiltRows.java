package org.sonaffect.automl.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.PreparationCodec;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Prepared training rows that are made again from stored ones instead of being written down. A
 * preparation takes each row by itself, so a few rows at a time give the same bits with little
 * memory in between.
 */
final class RebuiltRows {
  private static final int CHUNK = 64;

  /** Steps for each prepared number beyond which it is rather read than made again. */
  private static final double WORTH = 100;

  /** Steps for which preparing all parts' rows again is worth it; beyond, they are written down. */
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

  /** The stored rows that become these, in order; null where some do not, or at too high a cost. */
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
          Matrix x = new Matrix(picked.length, preparation.outputs(), values(picked, preparation));
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
