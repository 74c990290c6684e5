/**
 * Features of clips: {@link org.sonaffect.corpus.extract.FeatureExtraction} takes many clips at
 * once, each distinct content once; {@link org.sonaffect.corpus.extract.FeatureCache} keeps them on
 * disk; a {@link org.sonaffect.corpus.extract.FeatureExtractor} is a feature set.
 */
@NullMarked
package org.sonaffect.corpus.extract;

import org.jspecify.annotations.NullMarked;
