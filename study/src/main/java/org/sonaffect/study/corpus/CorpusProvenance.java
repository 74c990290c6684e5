package org.sonaffect.study.corpus;

import java.nio.file.Path;

/**
 * Where a corpus comes from.
 *
 * @param manifest the corpus.yaml
 * @param contentHash SHA-256 (hex) over ids, ratings, groups and content hashes in item order
 * @param features what the features are: the extractor and its version, or the table's file name
 *     and hash
 * @param synthetic clips and ratings are generated, not recorded and rated by people
 */
public record CorpusProvenance(
    Path manifest, String contentHash, String features, boolean synthetic) {}
