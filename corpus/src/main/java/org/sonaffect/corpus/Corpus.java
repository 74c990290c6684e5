package org.sonaffect.corpus;

import java.util.List;

/**
 * A rated corpus of one domain, with its features.
 *
 * @param name short, unique in a study, e.g. {@code sounds}
 * @param domain in words, e.g. {@code general sounds}
 */
public record Corpus(
    String name,
    String domain,
    List<Item> items,
    FeatureTable features,
    CorpusProvenance provenance) {}
