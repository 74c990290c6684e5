/** R2, RMSE, MAE, concordance and correlation, and intervals and tests over folds. */
@NullMarked
package org.sonaffect.learning.metrics;

import org.jspecify.annotations.NullMarked;
