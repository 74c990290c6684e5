package org.sonaffect.corpus.demo.synthesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

/** The cues of clips, for tests. */
public final class Cues {
  private Cues() {}

  /** How much of a cue a clip has. */
  public static double cue(SyntheticClip clip, Cue cue) {
    return clip.cues().entrySet().stream()
        .filter(entry -> entry.getKey() == cue)
        .mapToDouble(entry -> entry.getValue())
        .findFirst()
        .orElseThrow();
  }

  /** The same of several clips. */
  public static double[] values(List<SyntheticClip> clips, Cue cue) {
    return clips.stream().mapToDouble(clip -> cue(clip, cue)).toArray();
  }

  /**
   * Cues lie in a range, and ratings follow those that count.
   *
   * @param most end of the range
   * @param least effect on valence that must show
   */
  public static void moveWhatTheCorpusExpects(
      List<SyntheticClip> clips, Cue[] cues, double most, double least) {
    double[] arousal = clips.stream().mapToDouble(SyntheticClip::arousal).toArray();
    double[] valence = clips.stream().mapToDouble(SyntheticClip::valence).toArray();
    for (Cue cue : cues) {
      double[] values = values(clips, cue);
      assertTrue(Arrays.stream(values).allMatch(v -> Math.abs(v) <= most), cue.toString());
      if (Math.abs(cue.weight().arousal()) >= 0.4) {
        assertTrue(Probe.correlation(values, arousal) * cue.weight().arousal() > 0, cue.toString());
      }
      if (Math.abs(cue.weight().valence()) >= least) {
        assertTrue(Probe.correlation(values, valence) * cue.weight().valence() > 0, cue.toString());
      }
    }
  }
}
