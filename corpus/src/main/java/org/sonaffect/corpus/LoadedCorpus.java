package org.sonaffect.corpus;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.ExtractionCounts;

/**
 * What could be loaded, and everything that could not.
 *
 * @param corpus the sound rows
 * @param problems all problems of the corpus, in file and line order
 * @param counts how many clips were extracted and how many came from the cache
 * @param leftOut how many clips of the table are not in the corpus; those that the manifest
 *     excludes do not count
 * @param changed features of its clips after a change; null where its features are of no audio
 */
public record LoadedCorpus(
    Corpus corpus,
    List<Problem> problems,
    ExtractionCounts counts,
    int leftOut,
    @Nullable ChangedClips changed) {
  /** A corpus for which nothing was extracted, and nothing left out. */
  public LoadedCorpus(Corpus corpus, List<Problem> problems) {
    this(corpus, problems, ExtractionCounts.NONE, 0, null);
  }

  /** The same without some columns of its features. */
  public LoadedCorpus without(List<String> leftOut) {
    if (leftOut.isEmpty()) {
      return this;
    }
    List<String> columns = corpus.features().columns();
    int[] places =
        IntStream.range(0, columns.size()).filter(j -> !leftOut.contains(columns.get(j))).toArray();
    FeatureTable features =
        new FeatureTable(
            IntStream.of(places).mapToObj(columns::get).toList(),
            kept(corpus.features().values(), places));
    ChangedClips all = changed;
    return new LoadedCorpus(
        new Corpus(corpus.name(), corpus.domain(), corpus.items(), features, corpus.provenance()),
        problems,
        counts,
        this.leftOut,
        all == null ? null : change -> kept(all.of(change), places));
  }

  private static float[] @Nullable [] kept(float[] @Nullable [] rows, int[] places) {
    float[] @Nullable [] kept = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = rows[i];
      if (row != null) {
        kept[i] = new float[places.length];
        for (int j = 0; j < places.length; j++) {
          kept[i][j] = row[places[j]];
        }
      }
    }
    return kept;
  }
}
