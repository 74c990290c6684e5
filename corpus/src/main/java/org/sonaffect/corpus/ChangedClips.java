package org.sonaffect.corpus;

import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.change.Change;

/** Extracts the features of the clips of a corpus after a change of their audio. */
@FunctionalInterface
public interface ChangedClips {
  /**
   * The features after a change, from the cache or from the audio.
   *
   * @return {@code float[items][columns]}, in the order of the corpus; null for a clip that the
   *     change makes no other clip of
   * @throws InterruptedException where the thread was interrupted
   */
  float[] @Nullable [] of(Change change) throws InterruptedException;
}
