package org.sonaffect.corpus;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a corpus comes from.
 *
 * @param manifest the corpus.yaml
 * @param contentHash SHA-256 (hex) over ids, ratings, groups and content hashes in item order
 * @param features what the features are: the extractor and its version, or the table's file name
 *     and hash
 * @param synthetic clips and ratings are generated, not recorded and rated by people
 * @param licence of the data in words, where the manifest says it
 * @param format how the corpus lies on disk: IADS-E and PMEmo as their authors ship them, or a
 *     table
 * @param raters how many people rated a clip, as few as any has; 0 where the manifest does not say
 * @param scale that raters used, as the manifest states it; null for ratings in [-1, 1] from
 *     elsewhere
 * @param rates how many clips have each sample rate (Hz), where audio was read
 */
public record CorpusProvenance(
    Path manifest,
    String contentHash,
    String features,
    boolean synthetic,
    @Nullable String licence,
    CorpusFormat format,
    int raters,
    @Nullable RatingScale scale,
    SampleRates rates) {
  /** Of a table, without a licence, a number of raters, a scale or sample rates. */
  public CorpusProvenance(Path manifest, String contentHash, String features, boolean synthetic) {
    this(
        manifest,
        contentHash,
        features,
        synthetic,
        null,
        CorpusFormat.TABLE,
        0,
        null,
        SampleRates.UNKNOWN);
  }
}
