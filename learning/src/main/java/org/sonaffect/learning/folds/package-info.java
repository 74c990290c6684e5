/** Strata (Ward), folds that keep groups whole, weighted draws. */
@NullMarked
package org.sonaffect.learning.folds;

import org.jspecify.annotations.NullMarked;
