/**
 * Families of regressors behind one contract: a value with its settings fits rows that have been
 * prepared, and what can be shared between fits of the same rows is computed once.
 */
@NullMarked
package org.sonaffect.learning.family;

import org.jspecify.annotations.NullMarked;
