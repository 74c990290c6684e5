package org.sonaffect.learning.automl;

/** Told how a search goes on, by the thread that runs it. */
public interface AutoMlListener {
  /** Hears nothing. */
  AutoMlListener NONE = new AutoMlListener() {};

  /** There is a first model; better ones will come. */
  default void answered(EnsembleModel model) {}

  /** A round of evaluations has ended. */
  default void advanced(AnytimePoint point) {}
}
