package org.sonaffect.model.predict;

/** Hears how far the prediction of a file is, on the thread that predicts. */
public interface PredictionListener {
  /** Hears nothing. */
  PredictionListener NONE = new PredictionListener() {};

  /** The features of the whole file, in the order of the model's columns. */
  default void features(float[] features) {}

  /** The whole file is predicted; there are no reasons yet, and the curve is still empty. */
  default void whole(FilePrediction known) {}

  /** One more window of the curve is predicted. */
  default void window(Segment segment) {}
}
