/**
 * What a model predicts for a sound. {@link org.sonaffect.model.predict.Predictor} is the entry;
 * {@link org.sonaffect.model.predict.FilePrediction}, {@link org.sonaffect.model.predict.Segment}
 * and {@link org.sonaffect.model.predict.Affect} are its answers, {@link
 * org.sonaffect.model.predict.Moment} gives the reasons of one window, {@link
 * org.sonaffect.model.predict.PredictionBatch} takes many files on several threads. {@link
 * org.sonaffect.model.predict.PredictionOutput} writes them as CSV, as JSON lines or for people, on
 * the rating scale that {@link org.sonaffect.model.predict.OutputScale} holds.
 */
@NullMarked
package org.sonaffect.model.predict;

import org.jspecify.annotations.NullMarked;
