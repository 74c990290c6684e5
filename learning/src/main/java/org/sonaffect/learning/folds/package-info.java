/**
 * Which rows are for training and which for testing: {@link org.sonaffect.learning.folds.Strata} of
 * similar ratings (Ward), {@link org.sonaffect.learning.folds.Folds} that spread strata and keep
 * groups whole, {@link org.sonaffect.learning.folds.Draw}s of a share of rows
 * (docs/spec/experiment.md §2).
 */
@NullMarked
package org.sonaffect.learning.folds;

import org.jspecify.annotations.NullMarked;
