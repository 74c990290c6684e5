package org.sonaffect.corpus.demo.music;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.sonaffect.corpus.demo.synthesis.Cue;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;

/**
 * The clips of the music corpus: six styles with twenty clips each, of fourteen pieces, six of
 * which are played twice.
 */
public final class MusicClips {
  /** The size of the whole corpus. */
  public static final int COUNT = 120;

  private static final int PER_STYLE = COUNT / Style.values().length;

  private MusicClips() {}

  /** The first so many clips; styles take turns, so that a part has them all. */
  public static List<SyntheticClip> first(int count) {
    List<List<SyntheticClip>> styles = new ArrayList<>();
    for (Style style : Style.values()) {
      styles.add(of(style));
    }
    List<SyntheticClip> clips = new ArrayList<>();
    for (int i = 0; clips.size() < count; i++) {
      clips.add(styles.get(i % styles.size()).get(i / styles.size()));
    }
    return clips;
  }

  private static List<SyntheticClip> of(Style style) {
    List<SyntheticClip> clips = new ArrayList<>();
    for (int number = 1; clips.size() < PER_STYLE; number++) {
      Piece piece = Piece.of(style, number);
      clips.add(take(piece, "a"));
      if (playedTwice(number) && clips.size() < PER_STYLE) {
        clips.add(take(piece, "b"));
      }
    }
    return clips;
  }

  /** Six of fourteen. */
  private static boolean playedTwice(int number) {
    return number % 7 % 2 == 1;
  }

  private static SyntheticClip take(Piece piece, String take) {
    Interpretation how = Interpretation.of(piece, take);
    SortedMap<MusicCue, Double> cues = how.cues(piece);
    return new SyntheticClip(
        piece.name() + take,
        piece.style().label(),
        piece.name(),
        cues,
        Cue.arousal(cues),
        Cue.valence(cues),
        how.level(),
        () -> Performance.of(piece, how));
  }
}
