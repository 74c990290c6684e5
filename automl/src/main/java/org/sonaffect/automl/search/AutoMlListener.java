package org.sonaffect.automl.search;

import org.sonaffect.automl.ensemble.EnsembleModel;

/** Notified of the progress of a search, by the thread that runs it. */
public interface AutoMlListener {
  /** Hears nothing. */
  AutoMlListener NONE = new AutoMlListener() {};

  /** There is a first model; better ones will come. */
  default void answered(EnsembleModel model) {}

  /** The search has ended, and this is to be known of its result. */
  default void warned(String warning) {}

  /** A round of evaluations has ended. */
  default void advanced(AnytimePoint point) {}
}
