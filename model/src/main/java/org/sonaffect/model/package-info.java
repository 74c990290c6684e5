/**
 * A trained model: the plain values that the packages listed here share. Start with {@link
 * org.sonaffect.model.TrainedModel}: a card, a core that predicts ({@link
 * org.sonaffect.model.ModelCore}: pipelines or an ensemble), the clips it was trained on ({@link
 * org.sonaffect.model.ReferenceClip}, {@link org.sonaffect.model.ClipSpace}), the rules of its
 * intervals and, where there is one, the {@link org.sonaffect.model.Calibration} to other
 * listeners.
 *
 * <pre>{@code
 * TrainedModel model = BuiltInModel.DEMO.read(); // or ModelFile.read(Path.of("my.model"))
 * Predictor predictor = new Predictor(model);
 * FilePrediction said = predictor.of(Path.of("sound.wav"), PredictionOptions.WHOLE);
 * Estimate arousal = said.whole().affect().estimate("arousal"); // value, low, high
 * }</pre>
 *
 * <p>The packages, from the bottom up:
 *
 * <ul>
 *   <li>{@code explain}: which training clips are near, what pushed a prediction, what is unlike
 *   <li>{@code interval}: where the 90 % intervals come from, and how well they hold
 *   <li>{@code predict}: predictions of files and feature vectors, and how they are written
 *   <li>{@code card}: the card as a page, as text and as JSON
 *   <li>{@code file}: model files
 *   <li>{@code builtin}: the models that come with the program
 *   <li>{@code train}: from a study to a model
 *   <li>{@code evaluate}: how well a model predicts a corpus that it was not trained on
 *   <li>{@code calibrate}: a model adapted to other listeners
 * </ul>
 */
@NullMarked
package org.sonaffect.model;

import org.jspecify.annotations.NullMarked;
