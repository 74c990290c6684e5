package org.sonaffect.model.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;

/**
 * Whether a model was trained on a clip: the same content, the same recording by its fingerprint,
 * or features so near that it is another encoding of the same recording. What a model says of such
 * a clip is no prediction.
 */
public final class KnownClips {
  /** Clips nearer than this, in units of the {@linkplain ClipSpace space}, are one recording. */
  public static final double NEAR = 0.1;

  /**
   * So are clips nearer than this if the nearest training clip is also much nearer than the second
   * nearest. Measured (docs/MODELS.md): a clip in another good encoding lies at 0.03 to 0.12 of
   * itself, quieter and a little shorter at 0.04 to 0.5, and the nearest pairs of different clips
   * at 0.32 to 0.38 in the built-in models. So strong changes are not found, and what is found is
   * the same.
   */
  private static final double RATHER_NEAR = 0.3;

  /** Share of the distance of the second nearest clip that is much nearer. */
  private static final double MUCH_NEARER = 0.45;

  /** In fewer dimensions, chance alone makes one clip much nearer than all others. */
  private static final int MANY_DIMENSIONS = 16;

  private final TrainedModel model;
  private final Map<String, Integer> byContent = new HashMap<>();

  /** Binds a model. */
  public KnownClips(TrainedModel model) {
    this.model = model;
    for (int i = 0; i < model.clips().size(); i++) {
      String hash = model.clips().get(i).contentHash();
      if (hash != null) {
        byContent.putIfAbsent(hash, i);
      }
    }
  }

  /**
   * The training clip that a clip is.
   *
   * @param clip number of the training clip
   * @param same what both have in common
   * @param distance in units of the space
   */
  public record Match(int clip, Same same, double distance) {}

  /** What a clip and a training clip have in common, by the word that files have. */
  public enum Same {
    /** The content, byte for byte. */
    CONTENT("content"),
    /** The recording, or seconds of it: the fingerprints agree. */
    RECORDING("recording"),
    /** The features, nearly. */
    FEATURES("features");

    private final String word;

    Same(String word) {
      this.word = word;
    }

    /** In files. */
    public String word() {
      return word;
    }
  }

  /** Whether content can be compared: the models of earlier versions do not keep its hashes. */
  public boolean comparesContent() {
    return !byContent.isEmpty();
  }

  /** Whether recordings can be compared: models of earlier versions or of tables keep no prints. */
  public boolean comparesRecordings() {
    return model.clips().stream().anyMatch(clip -> clip.fingerprint() != null);
  }

  /**
   * Looks for a clip.
   *
   * @param contentHash as of {@link org.sonaffect.corpus.Item#contentHash}
   * @param print its fingerprint; null where it has none
   * @param distances of the clip to every training clip
   * @param order training clips, nearest first
   */
  public Optional<Match> match(
      String contentHash, @Nullable Fingerprint print, double[] distances, int[] order) {
    Integer same = byContent.get(contentHash);
    if (same != null) {
      return Optional.of(new Match(same, Same.CONTENT, distances[same]));
    }
    for (int clip : order) {
      Fingerprint other = model.clips().get(clip).fingerprint();
      if (print != null && other != null && print.sameRecording(other)) {
        return Optional.of(new Match(clip, Same.RECORDING, distances[clip]));
      }
    }
    int nearest = order[0];
    double distance = distances[nearest];
    double second = order.length > 1 ? distances[order[1]] : 0;
    boolean stands =
        model.space().dimensions() >= MANY_DIMENSIONS
            && distance < RATHER_NEAR
            && distance < MUCH_NEARER * second;
    return distance < NEAR || stands
        ? Optional.of(new Match(nearest, Same.FEATURES, distance))
        : Optional.empty();
  }

  /** Those of some training clips that are no such match, in their order. */
  public static int[] others(double[] distances, int[] order, Match match) {
    return Arrays.stream(order).filter(i -> i != match.clip() && distances[i] >= NEAR).toArray();
  }

  /** The training clip of a match. */
  public ReferenceClip clip(Match match) {
    return model.clips().get(match.clip());
  }
}
