/** R2, RMSE, MAE, and intervals and tests over folds. */
@NullMarked
package org.sonaffect.learning.metrics;

import org.jspecify.annotations.NullMarked;
