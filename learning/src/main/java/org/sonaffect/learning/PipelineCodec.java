package org.sonaffect.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.family.FittedFunction;
import org.sonaffect.learning.family.FittedMachine;
import org.sonaffect.learning.family.FittedNet;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.linear.LinearFit;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.prepare.FittedProjection;
import org.sonaffect.learning.rows.StoredRows;

/** Fitted pipelines as plain values, and back: the same predictions to the last bit. */
public final class PipelineCodec {
  private static final int CHUNK = 64;

  /** Steps for which projecting support vectors again is worth it. */
  private static final double MOST_STEPS = 1e9;

  /** Steps for each number beyond which it is rather read than made again. */
  private static final double WORTH = 100;

  /** Steps of one value of a kernel, about. */
  private static final double VALUE = 32;

  private PipelineCodec() {}

  /**
   * Pipelines read.
   *
   * @param stored the rows that their support vectors are among; null where none are stored
   */
  public record Read(FittedPipelines pipelines, @Nullable StoredRows stored) {}

  /**
   * The plain values of pipelines.
   *
   * @param stored the rows they were fitted on, written down once where support vectors are among
   *     them and that is shorter. Null where they are not available
   */
  public static Fields to(FittedPipelines pipelines, @Nullable StoredRows stored) {
    List<Fields> forms = new ArrayList<>();
    long saved = 0;
    for (FittedPipeline pipeline : pipelines.pipelines()) {
      int[] picked = picked(pipeline, stored);
      if (picked != null) {
        saved += (long) Double.BYTES * picked.length * pipeline.projection().components();
      }
      forms.add(pipeline(pipeline, picked));
    }
    if (stored != null && saved <= stored.bytes()) {
      return to(pipelines, null);
    }
    return Fields.of("pipelines")
        .with("stored", StoredRows.portable(stored))
        .with("pipelines", forms, form -> form);
  }

  private static Fields pipeline(FittedPipeline pipeline, int @Nullable [] picked) {
    return Fields.NONE
        .with("specification", RecordCodec.LEARNT.to(pipeline.spec()))
        .with("projection", pipeline.projection().portable())
        .with("regressor", regressor(pipeline.regressor(), picked));
  }

  private static Fields regressor(FittedFunction regressor, int @Nullable [] picked) {
    if (regressor instanceof FittedNet net) {
      return RecordCodec.LEARNT.toKind(net.fit());
    } else if (regressor instanceof FittedMachine machine) {
      return Fields.of("machine")
          .with("variance", machine.variance())
          .with(
              "vectors",
              picked == null
                  ? Fields.of("own").with("values", machine.vectors())
                  : Fields.of("stored").with("rows", picked))
          .with("weights", machine.weights())
          .with("intercept", machine.intercept());
    }
    throw new IllegalStateException("a regressor without a form: " + regressor.getClass());
  }

  /** Stored rows that are the support vectors, to the bit; null where they are not. */
  private static int @Nullable [] picked(FittedPipeline pipeline, @Nullable StoredRows stored) {
    if (stored == null
        || !(pipeline.regressor() instanceof FittedMachine machine)
        || stored.columns() != pipeline.columns()
        || machine.weights().length == 0
        || pipeline.projection().steps() > WORTH * pipeline.projection().components()
        || pipeline.projection().steps() * stored.size() > MOST_STEPS) {
      return null;
    }
    int count = machine.weights().length;
    int[] picked = new int[count];
    int found = 0;
    for (int row = 0; row < stored.size() && found < count; row++) {
      double[] projected = pipeline.projection().transform(stored.rows(new int[] {row})).values();
      int vector = found;
      boolean same =
          IntStream.range(0, projected.length)
              .allMatch(k -> bits(projected[k]) == bits(machine.vectors()[k * count + vector]));
      if (same) {
        picked[found++] = row;
      }
    }
    return found == count
            && Arrays.equals(vectors(pipeline.projection(), stored, picked), machine.vectors())
        ? picked
        : null;
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  /** Projected rows, one column after the other. */
  private static double[] vectors(FittedProjection projection, StoredRows stored, int[] picked) {
    int count = picked.length;
    int m = projection.components();
    double[] vectors = new double[m * count];
    for (int first = 0; first < count; first += CHUNK) {
      int[] chunk = Arrays.copyOfRange(picked, first, Math.min(count, first + CHUNK));
      double[] rows = projection.transform(stored.rows(chunk)).values();
      for (int i = 0; i < chunk.length; i++) {
        for (int k = 0; k < m; k++) {
          vectors[k * count + first + i] = rows[i * m + k];
        }
      }
    }
    return vectors;
  }

  /** Pipelines. */
  public static Read from(Reading reading) {
    reading.fields("kind", "stored", "pipelines");
    StoredRows stored = StoredRows.from(reading.field("stored"));
    List<FittedPipeline> pipelines = new ArrayList<>();
    for (Reading pipeline : reading.field("pipelines").items(1, Shapes.MOST_TARGETS)) {
      FittedPipeline read = pipeline(pipeline, stored);
      pipelines.add(read);
      if (read.columns() != pipelines.get(0).columns()) {
        throw pipeline.refuse(
            read.columns() + " columns", "%d as before".formatted(pipelines.get(0).columns()));
      }
    }
    return new Read(new FittedPipelines(pipelines), stored);
  }

  private static FittedPipeline pipeline(Reading reading, @Nullable StoredRows stored) {
    reading.fields("specification", "projection", "regressor");
    Pipeline spec = RecordCodec.LEARNT.from(reading.field("specification"), Pipeline.class);
    FittedProjection projection = FittedProjection.from(reading.field("projection"));
    Reading regressor = reading.field("regressor");
    reading.charge(Cost.PREDICTING, projection.steps());
    return new FittedPipeline(
        spec,
        projection,
        regressor.kind().equals("linear")
            ? linear(regressor, projection)
            : machine(regressor, projection, spec, stored));
  }

  private static FittedNet linear(Reading reading, FittedProjection projection) {
    LinearFit fit = RecordCodec.LEARNT.fromKind(reading, List.of(LinearFit.class));
    reading.count("weights", fit.weights().length, projection.components());
    return new FittedNet(fit);
  }

  private static FittedMachine machine(
      Reading reading, FittedProjection projection, Pipeline spec, @Nullable StoredRows stored) {
    reading.fields("kind", "variance", "vectors", "weights", "intercept");
    if (!reading.kind().equals("machine") || !(spec.regressor() instanceof SvrSpec svr)) {
      throw reading.refuse("a regressor " + reading.kind(), "what the specification says");
    }
    double[] weights = reading.field("weights").doubles();
    int m = projection.components();
    if (weights.length > Shapes.MOST_ROWS) {
      throw reading.refuse(weights.length + " vectors", "at most " + Shapes.MOST_ROWS);
    }
    reading.charge(Cost.PREDICTING, (2.0 * m + VALUE) * weights.length);
    return new FittedMachine(
        svr.kernel(),
        m,
        reading.field("variance").number(0, Double.MAX_VALUE),
        vectors(reading.field("vectors"), projection, weights.length, stored),
        weights,
        reading.field("intercept").number());
  }

  private static double[] vectors(
      Reading reading, FittedProjection projection, int count, @Nullable StoredRows stored) {
    long numbers = (long) projection.components() * count;
    if (reading.kind().equals("own")) {
      return reading.fields("kind", "values").field("values").doubles(numbers);
    }
    reading.fields("kind", "rows");
    if (!reading.kind().equals("stored")
        || stored == null
        || stored.columns() != projection.columns()
        || numbers > Integer.MAX_VALUE - 8) {
      throw reading.refuse("vectors " + reading.kind(), "own ones, or rows that are stored");
    }
    int[] picked = reading.field("rows").ints(count, 0, stored.size() - 1);
    reading.charge(Cost.BYTES, 8.0 * numbers);
    reading.charge(Cost.READING, projection.steps() * count);
    return reading.made(() -> vectors(projection, stored, picked));
  }
}
