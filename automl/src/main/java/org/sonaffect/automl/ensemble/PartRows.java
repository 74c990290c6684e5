package org.sonaffect.automl.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.PreparationCodec;
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
}
