/**
 * Regression trees: columns are binned once, and one search for splits grows decision trees,
 * forests, extremely randomised trees, gradient boosting and AdaBoost.R2 from the bins.
 */
@NullMarked
package org.sonaffect.learning.tree;

import org.jspecify.annotations.NullMarked;
