package org.sonaffect.study.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.corpus.ChangedClips;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.StudyException;

/**
 * The rows of all corpora of a study under one another, in study order, with the same columns.
 *
 * <p>Row numbers everywhere in a run are row numbers of this table.
 */
public final class StackedRows {
  private final List<Corpus> corpora;
  private final int[] offset;
  private final Matrix x;
  private final List<LoadedCorpus> loaded;

  private StackedRows(List<LoadedCorpus> loaded, List<Corpus> corpora, int[] offset, Matrix x) {
    this.loaded = List.copyOf(loaded);
    this.corpora = corpora;
    this.offset = offset;
    this.x = x;
  }

  /**
   * Stacks the corpora; columns are taken in the order of the first.
   *
   * @throws StudyException where two corpora have one name, or their columns differ
   */
  public static StackedRows of(List<LoadedCorpus> loaded) {
    List<Corpus> corpora = loaded.stream().map(LoadedCorpus::corpus).toList();
    int[] offset = new int[corpora.size() + 1];
    Set<String> names = new HashSet<>();
    for (int c = 0; c < corpora.size(); c++) {
      String name = corpora.get(c).name();
      if (!names.add(name)) {
        throw new StudyException("two corpora are named %s, names must differ".formatted(name));
      }
      if (!name.matches("[\\p{L}\\p{N}._-]+")) {
        throw new StudyException(
            "a corpus is named '%s', expected letters, digits, '.', '_' and '-'".formatted(name));
      }
      offset[c + 1] = offset[c] + corpora.get(c).items().size();
    }
    List<String> columns = corpora.get(0).features().columns();
    double[] values = new double[Math.multiplyExact(offset[corpora.size()], columns.size())];
    int at = 0;
    for (Corpus corpus : corpora) {
      int[] order = order(corpora.get(0), corpus);
      for (float[] row : corpus.features().values()) {
        for (int column : order) {
          values[at++] = row[column];
        }
      }
    }
    return new StackedRows(
        loaded, corpora, offset, new Matrix(offset[corpora.size()], columns.size(), values));
  }

  /** Where each column of the first corpus stands in another. */
  private static int[] order(Corpus first, Corpus other) {
    List<String> wanted = first.features().columns();
    List<String> found = other.features().columns();
    Map<String, Integer> place = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      place.put(found.get(i), i);
    }
    List<String> missing = wanted.stream().filter(name -> !place.containsKey(name)).toList();
    Set<String> known = new HashSet<>(wanted);
    List<String> extra = found.stream().filter(name -> !known.contains(name)).toList();
    if (!missing.isEmpty() || !extra.isEmpty()) {
      throw new StudyException(
          "the corpora %s and %s must have the same feature columns; %s lacks %s and has %s in addition"
              .formatted(first.name(), other.name(), other.name(), sample(missing), sample(extra)));
    }
    return wanted.stream().mapToInt(name -> place.getOrDefault(name, -1)).toArray();
  }

  private static String sample(List<String> names) {
    return names.size() <= 3
        ? names.toString()
        : "%s and %d more".formatted(names.subList(0, 3), names.size() - 3);
  }

  /** The corpora, in study order. */
  public List<Corpus> corpora() {
    return corpora;
  }

  /** The names of the corpora, in study order. */
  public List<String> names() {
    return corpora.stream().map(Corpus::name).toList();
  }

  /** The names of the features. */
  public List<String> columns() {
    return corpora.get(0).features().columns();
  }

  /** How many clips were left out when a corpus was loaded; by name, where there are some. */
  public Map<String, Integer> leftOut() {
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    for (LoadedCorpus one : loaded) {
      if (one.leftOut() > 0) {
        leftOut.put(one.corpus().name(), one.leftOut());
      }
    }
    return leftOut;
  }

  /** Whether the features of the clips of every corpus can be had after a change. */
  boolean changeable() {
    return loaded.stream().allMatch(corpus -> corpus.changed() != null);
  }

  /**
   * The features of all clips after a change, row after row.
   *
   * @return null for a row that the change makes no other clip of
   */
  double[] @Nullable [] changed(Change change) throws InterruptedException {
    double[] @Nullable [] changed = new double[size()][];
    for (int c = 0; c < corpora.size(); c++) {
      ChangedClips clips = Objects.requireNonNull(loaded.get(c).changed(), "features of audio");
      float[] @Nullable [] rows = clips.of(change);
      int[] order = order(corpora.get(0), corpora.get(c));
      for (int i = 0; i < rows.length; i++) {
        float[] row = rows[i];
        changed[offset[c] + i] =
            row == null ? null : Arrays.stream(order).mapToDouble(column -> row[column]).toArray();
      }
    }
    return changed;
  }

  /** Number of all rows. */
  public int size() {
    return x.rows();
  }

  /** Number of rows of one corpus. */
  public int size(int corpus) {
    return offset[corpus + 1] - offset[corpus];
  }

  /** The first row of a corpus. */
  public int offset(int corpus) {
    return offset[corpus];
  }

  /** The features, one row a clip. */
  public Matrix x() {
    return x;
  }

  /** The features as they were extracted or read. */
  float[][] features() {
    float[][] features = new float[size()][x.columns()];
    for (int row = 0; row < features.length; row++) {
      for (int column = 0; column < x.columns(); column++) {
        features[row][column] = (float) x.get(row, column);
      }
    }
    return features;
  }

  /** The corpus that a row belongs to. */
  public int corpusOf(int row) {
    int c = 0;
    while (row >= offset[c + 1]) {
      c++;
    }
    return c;
  }

  /** The name of the corpus that a row belongs to. */
  public String corpusName(int row) {
    return corpora.get(corpusOf(row)).name();
  }

  /** The clip of a row. */
  public Item item(int row) {
    int c = corpusOf(row);
    return corpora.get(c).items().get(row - offset[c]);
  }

  /** The row numbers of a corpus, ascending. */
  public int[] rowsOf(int corpus) {
    return IntStream.range(offset[corpus], offset[corpus + 1]).toArray();
  }

  /** The ratings of all rows, in [-1, 1]. */
  public double[] ratings(RatingTarget target) {
    double[] ratings = new double[size()];
    Arrays.setAll(ratings, row -> target.of(item(row)));
    return ratings;
  }
}
