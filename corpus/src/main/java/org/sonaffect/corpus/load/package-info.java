/**
 * From a manifest to a corpus: {@link org.sonaffect.corpus.load.CorpusLoader} reads the rows, gets
 * the features of each ({@code ClipFeatures}: extracted, in the same table, or joined from another
 * by {@code FeatureRows}), and puts clips that belong together into one group ({@code Relatives}).
 */
@NullMarked
package org.sonaffect.corpus.load;

import org.jspecify.annotations.NullMarked;
