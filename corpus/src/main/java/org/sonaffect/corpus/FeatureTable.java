package org.sonaffect.corpus;

import java.util.List;

/**
 * Named features of the items of a corpus.
 *
 * @param columns feature names, unique
 * @param values {@code float[items][columns]}, finite, in the order of the items
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureTable(List<String> columns, float[][] values) {}
