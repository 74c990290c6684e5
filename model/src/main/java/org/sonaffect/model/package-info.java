/**
 * Trained models: training, the model with its card, predictions with intervals, novelty and
 * reasons, calibration to one's own listeners. docs/MODELS.md says what each number means.
 */
@NullMarked
package org.sonaffect.model;

import org.jspecify.annotations.NullMarked;
