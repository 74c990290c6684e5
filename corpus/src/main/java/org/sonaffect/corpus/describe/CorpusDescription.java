package org.sonaffect.corpus.describe;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.RatingScale;

/**
 * What a corpus holds and what is wrong with it.
 *
 * @param named the manifest or the folder
 * @param about what the manifest says; null where it cannot be read
 * @param refused whether the manifest is wrong, so that a study would not read it
 * @param clips all rows of the tables, in their order; of use or not
 * @param leftOut how many rows a study would leave out
 * @param heard whether audio was opened
 * @param features what near-duplicates were looked for in, in words; empty where in nothing
 * @param duplicates clips with the same audio, or the same features where there is none
 * @param nearDuplicates other clips whose features are all but the same
 * @param problems what is wrong, in file and line order
 * @param notes what is not wrong but good to know
 */
public record CorpusDescription(
    NamedCorpus named,
    @Nullable About about,
    boolean refused,
    List<DescribedClip> clips,
    int leftOut,
    boolean heard,
    String features,
    List<List<DescribedClip>> duplicates,
    List<List<DescribedClip>> nearDuplicates,
    List<Problem> problems,
    List<Problem> notes) {
  /**
   * What a manifest says.
   *
   * @param domain in words
   * @param format how the corpus lies on disk
   * @param synthetic clips and ratings are generated
   * @param raters how many people rated a clip, as few as any has; 0 where unknown
   */
  public record About(
      String name,
      String domain,
      String format,
      @Nullable String licence,
      boolean synthetic,
      RatingScale scale,
      int raters) {}

  /** Copies the lists. */
  public CorpusDescription {
    clips = List.copyOf(clips);
    duplicates = List.copyOf(duplicates);
    nearDuplicates = List.copyOf(nearDuplicates);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** The name in the manifest, else that of the file. */
  public String name() {
    return about != null ? about.name() : String.valueOf(named.source().getFileName());
  }

  /** Clips that a study would use. */
  public List<DescribedClip> usable() {
    return clips.stream().filter(DescribedClip::usable).toList();
  }

  /** Those of use; where there are none, as where the audio is absent, all that have ratings. */
  public List<DescribedClip> rated() {
    List<DescribedClip> usable = usable();
    return usable.isEmpty()
        ? clips.stream()
            .filter(
                clip ->
                    Double.isFinite(clip.item().arousal())
                        && Double.isFinite(clip.item().valence()))
            .toList()
        : usable;
  }

  /** The audio that was read. */
  public List<Sound> sounds() {
    return clips.stream().map(DescribedClip::sound).filter(Objects::nonNull).toList();
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return problems.isEmpty();
  }
}
