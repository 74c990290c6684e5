/**
 * A model adapted to other listeners by a few clips that they rated. Start with {@link
 * org.sonaffect.model.calibrate.Calibrator}; {@code CorrectionChoice} picks the correction that
 * does best in cross-validation.
 */
@NullMarked
package org.sonaffect.model.calibrate;

import org.jspecify.annotations.NullMarked;
