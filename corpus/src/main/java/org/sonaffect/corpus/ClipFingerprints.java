package org.sonaffect.corpus;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;

/** Makes the fingerprints of the clips of a corpus. */
@FunctionalInterface
public interface ClipFingerprints {
  /** Makes none. */
  ClipFingerprints NONE = corpus -> Collections.nCopies(corpus.items().size(), null);

  /**
   * The fingerprints, in the order of the corpus; null for a clip without audio.
   *
   * @throws InterruptedException where the thread was interrupted
   */
  List<@Nullable Fingerprint> of(Corpus corpus) throws InterruptedException;
}
