/**
 * Rows of numbers, and what fits on them share.
 *
 * <p>In reading order: {@link org.sonaffect.learning.rows.Matrix} (rows are observations, columns
 * are features), {@link org.sonaffect.learning.rows.Standardisation}, {@link
 * org.sonaffect.learning.rows.TrainingRows} and {@link org.sonaffect.learning.rows.EvaluationRows},
 * which compute inner products and distances once for all families fitted on them, and {@link
 * org.sonaffect.learning.rows.StoredRows}, what a model file keeps of them. {@link
 * org.sonaffect.learning.rows.Crew} shares numbered tasks between threads; the result does not
 * depend on them.
 */
@NullMarked
package org.sonaffect.learning.rows;

import org.jspecify.annotations.NullMarked;
