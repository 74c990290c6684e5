package org.sonaffect.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.learning.portable.Form;

/**
 * A training clip as a model remembers it.
 *
 * @param corpus its corpus
 * @param domain one of the model's domains
 * @param id unique within the corpus
 * @param category genre or kind of sound, where known
 * @param arousal mean rating in [-1, 1]
 * @param valence mean rating in [-1, 1]
 * @param outOfFold what models that had not seen the clip predicted, in the order of the model's
 *     targets
 * @param contentHash SHA-256 of its audio and segment, or of its features where there was no audio;
 *     null in models of earlier versions
 * @param fingerprint by which its recording is known again; null where there was no audio, and in
 *     models of earlier versions
 */
public record ReferenceClip(
    String corpus,
    String domain,
    String id,
    @Nullable String category,
    double arousal,
    double valence,
    List<Double> outOfFold,
    @Form.Younger @Nullable String contentHash,
    @Form.Younger @Nullable Fingerprint fingerprint) {
  /** Copies the predictions. */
  public ReferenceClip {
    outOfFold = List.copyOf(outOfFold);
  }

  /** The same clip by another name. */
  ReferenceClip named(String other) {
    return new ReferenceClip(
        corpus, domain, other, category, arousal, valence, outOfFold, contentHash, fingerprint);
  }

  /** The mean rating of a target. */
  public double rating(String target) {
    return switch (target) {
      case "arousal" -> arousal;
      case "valence" -> valence;
      default -> throw new IllegalArgumentException("no rating of " + target);
    };
  }
}
