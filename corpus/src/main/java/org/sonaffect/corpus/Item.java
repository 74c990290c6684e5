package org.sonaffect.corpus;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rated clip of a corpus.
 *
 * @param id unique within the corpus
 * @param file the audio, where there is some
 * @param start seconds into the file
 * @param end seconds into the file; NaN means to its end
 * @param arousal mean rating in [-1, 1]
 * @param valence mean rating in [-1, 1]
 * @param arousalSd standard deviation over raters on the same scale; NaN where unknown
 * @param valenceSd standard deviation over raters on the same scale; NaN where unknown
 * @param others further rated dimensions by name, such as dominance, mean ratings in [-1, 1]
 * @param raters how many people rated this clip; 0 where only the corpus says it, or nobody
 * @param category genre or kind of sound; folds may split it
 * @param group clips that no fold may separate
 * @param contentHash SHA-256 (hex) of the audio bytes and segment, or of the feature row where
 *     there is no audio; empty where neither is known yet
 */
public record Item(
    String id,
    @Nullable Path file,
    double start,
    double end,
    double arousal,
    double valence,
    double arousalSd,
    double valenceSd,
    Map<String, Double> others,
    int raters,
    @Nullable String category,
    @Nullable String group,
    String contentHash) {
  /** Features without audio that are rated in arousal and valence alone. */
  public static Item rated(
      String id, double arousal, double valence, @Nullable String group, String contentHash) {
    double none = Double.NaN;
    return new Item(
        id, null, 0, none, arousal, valence, none, none, Map.of(), 0, null, group, contentHash);
  }

  /** The mean rating of a dimension, in [-1, 1]; NaN where it is not rated. */
  public double rating(String dimension) {
    return switch (dimension) {
      case "arousal" -> arousal;
      case "valence" -> valence;
      default -> others.getOrDefault(dimension, Double.NaN);
    };
  }

  /** The same clip in another group. */
  public Item inGroup(@Nullable String other) {
    return with(file, other, contentHash);
  }

  /** The same clip with its content. */
  public Item with(@Nullable Path audio, @Nullable String other, String content) {
    return new Item(
        id, audio, start, end, arousal, valence, arousalSd, valenceSd, others, raters, category,
        other, content);
  }
}
