package org.sonaffect.automl.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.family.FamilyCodec;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.family.StoredFamily;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.PreparationCodec;
import org.sonaffect.learning.rows.StoredRows;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.tree.FittedMedianTrees;
import org.sonaffect.learning.tree.FittedTrees;

/** An {@link EnsembleModel} as plain values, and back: the same predictions to the last bit. */
public final class EnsembleCodec {
  private static final int MOST_PARTS = 10_000;

  /** How far the sum of the weights may be off 1. */
  private static final double ROUNDING = 1e-9;

  private static final FamilyCodec FAMILIES =
      new FamilyCodec(List.of(FittedTrees.class, FittedMedianTrees.class));

  private EnsembleCodec() {}

  /**
   * An ensemble read.
   *
   * @param stored the rows that those of its parts were made of; null where none are stored
   */
  public record Read(EnsembleModel model, @Nullable StoredRows stored) {}

  /**
   * The plain values of an ensemble.
   *
   * @param stored the rows it was fitted on, written down once where members look back at training
   *     rows, these can be made of them again, to the bit, and that is shorter; null where they are
   *     not available
   * @throws IllegalArgumentException if a member is of a family that model files do not know
   */
  public static Fields to(EnsembleModel model, @Nullable StoredRows stored) {
    PartRows rows = new PartRows(stored);
    List<Fields> parts = new ArrayList<>();
    for (EnsembleModel.Part part : model.parts()) {
      boolean looksBack = part.members().stream().anyMatch(member -> looksBack(member.fitted()));
      parts.add(
          Fields.NONE
              .with("preparation", PreparationCodec.to(part.preparation(), stored))
              .with("rows", rows.to(part, looksBack))
              .with("members", part.members(), EnsembleCodec::member));
    }
    if (stored != null && rows.saved() <= stored.bytes()) {
      return to(model, null);
    }
    return Fields.of("ensemble")
        .with("columns", model.columns())
        .with("targets", model.targets())
        .with("stored", StoredRows.portable(stored))
        .with("parts", parts, part -> part);
  }

  private static boolean looksBack(FittedFamily fitted) {
    return fitted instanceof StoredFamily stored && stored.looksBack();
  }

  private static Fields member(EnsembleModel.Member member) {
    return Fields.NONE
        .with("trial", member.trial())
        .with("weights", member.weights())
        .with("low", member.low())
        .with("high", member.high())
        .with("fitted", FAMILIES.to(member.fitted()));
  }

  /** An ensemble. */
  public static Read from(Reading reading) {
    reading.fields("kind", "columns", "targets", "stored", "parts");
    StoredRows stored = StoredRows.from(reading.field("stored"));
    int columns = reading.field("columns").whole(1, Shapes.MOST_COLUMNS);
    int targets = reading.field("targets").whole(1, Shapes.MOST_TARGETS);
    PartRows rows = new PartRows(stored);
    List<EnsembleModel.Part> parts = new ArrayList<>();
    double[] sum = new double[targets];
    for (Reading part : reading.field("parts").items(1, MOST_PARTS)) {
      part.fields("preparation", "rows", "members");
      FittedPreparation preparation =
          PreparationCodec.from(part.field("preparation"), columns, stored);
      TrainingRows training = rows.from(part.field("rows"), preparation);
      List<EnsembleModel.Member> members = new ArrayList<>();
      for (Reading member : part.field("members").items(1, MOST_PARTS)) {
        members.add(member(member, training, targets, rows.placeholder(), sum));
      }
      parts.add(new EnsembleModel.Part(preparation, training, members));
    }
    for (double total : sum) {
      if (!(Math.abs(total - 1) <= ROUNDING * parts.size() + ROUNDING)) {
        throw reading.refuse("weights that add up to " + total, "1 for each target");
      }
    }
    return new Read(new EnsembleModel(columns, targets, parts), stored);
  }

  private static EnsembleModel.Member member(
      Reading reading, TrainingRows rows, int targets, boolean placeholder, double[] sum) {
    reading.fields("trial", "weights", "low", "high", "fitted");
    Reading form = reading.field("fitted");
    int columns = rows.x().columns();
    StoredFamily fitted = FAMILIES.from(form, rows.size(), columns, targets);
    if (placeholder && fitted.looksBack()) {
      throw form.refuse("a family that looks back at its training rows", "these rows stored");
    }
    double[] weights = reading.field("weights").doubles(targets);
    double[] low = reading.field("low").doubles(targets);
    double[] high = reading.field("high").doubles(targets);
    for (int t = 0; t < targets; t++) {
      if (!(weights[t] >= 0 && weights[t] <= 1 + ROUNDING && low[t] <= high[t])) {
        throw reading.refuse(
            "a weight of %s and a range of %s to %s".formatted(weights[t], low[t], high[t]),
            "a weight of 0 to 1 and a range from low up to high");
      }
      sum[t] += weights[t];
    }
    int trial = reading.field("trial").whole(0, Integer.MAX_VALUE);
    return new EnsembleModel.Member(trial, fitted, weights, low, high);
  }
}
