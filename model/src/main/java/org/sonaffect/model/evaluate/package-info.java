/**
 * How well a model predicts a rated corpus that it was not trained on. Start with {@link
 * org.sonaffect.model.evaluate.Evaluator}, which makes an {@link
 * org.sonaffect.model.evaluate.Evaluation}; {@link org.sonaffect.model.evaluate.EvaluationJson},
 * {@link org.sonaffect.model.evaluate.EvaluationTable} and {@link
 * org.sonaffect.model.evaluate.EvaluationPage} write it (docs/spec/file-formats.md §11).
 */
@NullMarked
package org.sonaffect.model.evaluate;

import org.jspecify.annotations.NullMarked;
