package org.sonaffect.study.plan;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.study.Augmentation;
import org.sonaffect.study.StudyException;

/**
 * The rows of changed clips, below those of the clips as they are: row {@code n k + r} is the clip
 * of row r of n, after the k-th change.
 *
 * <p>Folds, strata, draws and searches know the rows of clips only. Where what they chose is fitted
 * on clips, their variants join them: {@link #variants(int[])}, or {@link #dealt(int[])}. So a
 * variant is where its clip trains, and nowhere else. Every clip has the same number of rows, so
 * that each weighs alike whatever the regressor; where a change makes no other clip of one, its row
 * is that of the clip as it is.
 */
public final class VariantRows {
  private final Augmentation augment;
  private final List<Change> changes;
  private final int clips;
  private final Matrix x;
  private final boolean[][] made;

  private VariantRows(Augmentation augment, int clips, Matrix x, boolean[][] made) {
    this.augment = augment;
    this.changes = augment.all();
    this.clips = clips;
    this.x = x;
    this.made = made;
  }

  /**
   * The variants of all clips of a study.
   *
   * @throws StudyException where they are demanded and there is no audio
   */
  static VariantRows of(StackedRows rows, Augmentation augment, Progress progress) {
    if (augment.none() || augment.wherePossible() && !rows.changeable()) {
      return new VariantRows(Augmentation.NONE, rows.size(), rows.x(), new boolean[0][]);
    }
    if (!rows.changeable()) {
      throw new StudyException(
          "augment needs the audio of every clip, to change it; the features of a corpus of this"
              + " study are those of a table (write augment: none)");
    }
    List<Change> changes = augment.all();
    int size = rows.x().values().length;
    double[] values =
        Arrays.copyOf(rows.x().values(), Math.multiplyExact(size, 1 + changes.size()));
    boolean[][] made = new boolean[changes.size()][rows.size()];
    for (int k = 0; k < made.length; k++) {
      Change change = changes.get(k);
      double[] @Nullable [] changed = changed(rows, change);
      int missing = 0;
      for (int row = 0; row < changed.length; row++) {
        double[] other = changed[row];
        made[k][row] = other != null;
        missing += other == null ? 1 : 0;
        int columns = rows.x().columns();
        System.arraycopy(
            other == null ? rows.x().values() : other,
            other == null ? row * columns : 0,
            values,
            size * (k + 1) + row * columns,
            columns);
      }
      if (missing > 0) {
        progress.warn(
            "'%s' makes no other clip of %d of the %d clips: there they stay as they are"
                .formatted(change, missing, changed.length));
      }
    }
    Matrix x = new Matrix(rows.size() * (1 + made.length), rows.x().columns(), values);
    return new VariantRows(augment, rows.size(), x, made);
  }

  private static double[] @Nullable [] changed(StackedRows rows, Change change) {
    try {
      return rows.changed(change);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** What is done with changed clips; {@link Augmentation#NONE} where there are none. */
  public Augmentation augment() {
    return augment;
  }

  /** The features: the clips first, then all of them after each change. */
  public Matrix x() {
    return x;
  }

  /** Whether clips are trained on together with variants of them. */
  public boolean trained() {
    return !augment.variants().isEmpty();
  }

  /** The row of the clip that a row is of. */
  public int clip(int row) {
    return row % clips;
  }

  /** The change that a row is of; null: the clip as it is. */
  public @Nullable Change change(int row) {
    return row < clips ? null : changes.get(row / clips - 1);
  }

  /** The row of a clip after a change; that of the clip where it makes no other of it. */
  public int row(int clip, Change change) {
    return made(clip, change) ? clips * (changes.indexOf(change) + 1) + clip : clip;
  }

  /** Whether a change makes another clip of a clip. */
  public boolean made(int clip, Change change) {
    return made[changes.indexOf(change)][clip];
  }

  /** The rows of some clips after each change that is trained with, change after change. */
  public int[] variants(int[] trained) {
    return rows(trained, augment.variants());
  }

  /**
   * The same of the training rows of a split, whose test rows may be of changed clips.
   *
   * @throws IllegalStateException where a clip would be trained and tested on
   */
  public int[] variants(Split split) {
    boolean[] tested = new boolean[clips];
    for (int row : split.test()) {
      tested[clip(row)] = true;
    }
    for (int row : split.train()) {
      if (tested[clip(row)]) {
        throw new IllegalStateException("row " + row + " is of a clip that is tested");
      }
    }
    return variants(split.train());
  }

  /**
   * One row for each of some clips: after one of the changes that are trained with, which are dealt
   * out evenly, whatever the clips beside it.
   */
  public int[] dealt(int[] trained) {
    List<Change> variants = augment.variants();
    return Arrays.stream(trained)
        .map(
            clip ->
                IntStream.range(0, variants.size())
                    .mapToObj(k -> variants.get((clip + k) % variants.size()))
                    .filter(change -> made(clip, change))
                    .mapToInt(change -> row(clip, change))
                    .findFirst()
                    .orElse(clip))
        .toArray();
  }

  /** The rows of some clips after each change that is compared, change after change. */
  public int[] compared(int[] tested) {
    return rows(tested, augment.compared());
  }

  private int[] rows(int[] clips, List<Change> after) {
    return after.stream()
        .flatMapToInt(change -> Arrays.stream(clips).map(clip -> row(clip, change)))
        .toArray();
  }
}
